//go:build cgo

package mullama

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
)

// JSONSchemaer is a type that says its own JSON Schema, where struct tags do not tell enough: an enum, a pattern.
type JSONSchemaer interface {
	JSONSchema() json.RawMessage
}

// schemaOf gives the JSON Schema of a type as encoding/json fills it: the exported fields of a struct under the names of their json tags, in
// their order, those with omitempty left out or null. `fieldTags` has the tags that say more.
func schemaOf[T any]() (json.RawMessage, error) {
	return schemaFor(reflect.TypeOf((*T)(nil)).Elem())
}

func schemaFor(t reflect.Type) (json.RawMessage, error) {
	s := schemas{names: map[reflect.Type]string{}, definitions: map[string]json.RawMessage{}, open: map[reflect.Type]bool{}}
	whole, err := s.of(t, fieldTags{})
	if err != nil {
		return nil, fmt.Errorf("%w: no schema of the type: %v", ErrInvalidInput, err)
	}
	return s.whole(whole)
}

// schemas makes one schema; a struct is described once, so that one may contain itself.
type schemas struct {
	names       map[reflect.Type]string
	definitions map[string]json.RawMessage
	open        map[reflect.Type]bool // the lists, maps and pointers with a name whose items are being described
}

var (
	describes   = reflect.TypeOf((*JSONSchemaer)(nil)).Elem()
	unmarshals  = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()
	unmarshalsT = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
	rawMessage  = reflect.TypeOf(json.RawMessage(nil))
	jsonNumber  = reflect.TypeOf(json.Number(""))
	timeOfDay   = reflect.TypeOf(time.Time{})
)

// whole is a schema with the definitions that it refers to. A struct that nothing else refers to stands in the open, as models know schemas.
func (s schemas) whole(schema string) (json.RawMessage, error) {
	for name, definition := range s.definitions {
		if reference := referenceTo(name); schema == reference && !s.refersTo(reference) {
			schema = string(definition)
			delete(s.definitions, name)
		}
	}
	if len(s.definitions) == 0 {
		return json.RawMessage(schema), nil
	}
	definitions, err := json.Marshal(s.definitions)
	return json.RawMessage(strings.TrimSuffix(schema, "}") + `,"$defs":` + string(definitions) + "}"), err
}

func (s schemas) refersTo(reference string) bool {
	for _, definition := range s.definitions {
		if strings.Contains(string(definition), reference) {
			return true
		}
	}
	return false
}

// referenceTo refers to a definition; a type's name has no sign that JSON escapes.
func referenceTo(name string) string { return `{"$ref":"#/$defs/` + name + `"}` }

func (s schemas) of(t reflect.Type, tags fieldTags) (string, error) {
	if known, err := s.known(t); known != "" || err != nil {
		return known, err
	}
	switch t.Kind() {
	case reflect.Bool:
		return tags.flag()
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return tags.integer(t)
	case reflect.Float32, reflect.Float64:
		return tags.number()
	case reflect.String:
		return tags.text()
	case reflect.Interface:
		return "{}", nil
	case reflect.Struct:
		return s.reference(t)
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		return s.holder(t, tags)
	}
	return "", fmt.Errorf("%v is no type that JSON can become", t)
}

// known is what a type says of itself, or what encoding/json makes of one in a way of its own.
func (s schemas) known(t reflect.Type) (string, error) {
	switch {
	case t.Kind() != reflect.Interface && t.Kind() != reflect.Pointer && t.Implements(describes):
		return string(reflect.Zero(t).Interface().(JSONSchemaer).JSONSchema()), nil
	case reflect.PointerTo(t).Implements(describes):
		return string(reflect.New(t).Interface().(JSONSchemaer).JSONSchema()), nil
	case t == rawMessage:
		return "{}", nil
	case t == jsonNumber:
		return `{"type":"number"}`, nil
	case t == timeOfDay:
		return `{"type":"string","format":"date-time"}`, nil
	case reflect.PointerTo(t).Implements(unmarshals):
		return "", fmt.Errorf("%v reads its own JSON; give it a method JSONSchema", t)
	case reflect.PointerTo(t).Implements(unmarshalsT):
		return `{"type":"string"}`, nil
	}
	return "", nil
}

// holder describes what holds values of another type; one that holds itself, with no struct in between, has no end.
func (s schemas) holder(t reflect.Type, tags fieldTags) (string, error) {
	if t.Kind() == reflect.Map && t.Key().Kind() != reflect.String {
		return "", fmt.Errorf("%v has keys that are no text", t)
	}
	if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
		return "", fmt.Errorf("%v is Base64 in JSON, which no schema tells a model; use a string", t)
	}
	if s.open[t] {
		return "", fmt.Errorf("%v holds itself; let it hold a struct that has it in a field", t)
	}
	s.open[t] = true
	defer delete(s.open, t)
	inside := tags
	if t.Kind() != reflect.Pointer {
		inside = fieldTags{choices: tags.choices}
	}
	inner, err := s.of(t.Elem(), inside)
	if err != nil {
		return "", err
	}
	switch t.Kind() {
	case reflect.Pointer:
		return `{"anyOf":[` + inner + `,{"type":"null"}]}`, nil
	case reflect.Map:
		return `{"type":"object","additionalProperties":` + inner + "}", nil
	}
	return tags.list(t, inner)
}

// reference names a struct, which is described where that was not done yet.
func (s schemas) reference(t reflect.Type) (string, error) {
	name, known := s.names[t]
	if !known {
		// A generic type's name has brackets and paths in it, which a reference cannot have.
		plain, _, _ := strings.Cut(t.Name(), "[")
		name = fmt.Sprintf("%s%d", plain, len(s.names))
		s.names[t] = name
		fields, err := fieldsOf(t)
		if err != nil {
			return "", err
		}
		if s.definitions[name], err = s.object(fields); err != nil {
			return "", err
		}
	}
	return referenceTo(name), nil
}

// object describes a struct by its fields, in their order.
func (s schemas) object(fields []jsonField) (json.RawMessage, error) {
	var properties []string
	required := []string{}
	for _, field := range fields {
		inner, err := s.property(field)
		if err != nil {
			return nil, fmt.Errorf("field %s: %w", field.goName, err)
		}
		properties = append(properties, inner)
		if field.required {
			required = append(required, field.name)
		}
	}
	listed, err := json.Marshal(required)
	return json.RawMessage(`{"type":"object","properties":{` + strings.Join(properties, ",") + `},"required":` + string(listed) + `,"additionalProperties":false}`), err
}

func (s schemas) property(field jsonField) (string, error) {
	tags, err := readTags(field.tag)
	if err != nil {
		return "", err
	}
	inner, err := s.of(field.type_, tags)
	if err != nil {
		return "", err
	}
	key, err := json.Marshal(field.name)
	return string(key) + ":" + described(inner, tags.description), err
}
