//go:build cgo

package mullama

import (
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
)

// JSONSchemaer is a type that says its own JSON Schema, where struct tags do not tell enough: an enum, a pattern, a range.
type JSONSchemaer interface {
	JSONSchema() json.RawMessage
}

// schemaOf gives the JSON Schema of a type as encoding/json fills it: the exported fields of a struct under the names of their json tags, in
// their order, those with omitempty or a pointer type left out or null. The tag `mullama:"a|b"` names the only values of a string.
func schemaOf[T any]() (json.RawMessage, error) {
	s := schemas{names: map[reflect.Type]string{}, definitions: map[string]json.RawMessage{}}
	whole, err := s.of(reflect.TypeOf((*T)(nil)).Elem(), "")
	if err != nil {
		return nil, fmt.Errorf("%w: no schema of the type: %v", ErrInvalidInput, err)
	}
	return s.whole(whole)
}

// schemas makes one schema; a struct is described once, so that one may contain itself.
type schemas struct {
	names       map[reflect.Type]string
	definitions map[string]json.RawMessage
}

var (
	describes   = reflect.TypeOf((*JSONSchemaer)(nil)).Elem()
	unmarshals  = reflect.TypeOf((*json.Unmarshaler)(nil)).Elem()
	unmarshalsT = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
	rawMessage  = reflect.TypeOf(json.RawMessage(nil))
	jsonNumber  = reflect.TypeOf(json.Number(""))
)

func (s schemas) whole(schema string) (json.RawMessage, error) {
	if len(s.definitions) == 0 {
		return json.RawMessage(schema), nil
	}
	definitions, err := json.Marshal(s.definitions)
	return json.RawMessage(strings.TrimSuffix(schema, "}") + `,"$defs":` + string(definitions) + "}"), err
}

func (s schemas) of(t reflect.Type, choices string) (string, error) {
	switch {
	case t.Kind() != reflect.Interface && t.Kind() != reflect.Pointer && t.Implements(describes):
		return string(reflect.Zero(t).Interface().(JSONSchemaer).JSONSchema()), nil
	case reflect.PointerTo(t).Implements(describes):
		return string(reflect.New(t).Interface().(JSONSchemaer).JSONSchema()), nil
	case t == rawMessage:
		return "{}", nil
	case t == jsonNumber:
		return `{"type":"number"}`, nil
	case reflect.PointerTo(t).Implements(unmarshals):
		return "", fmt.Errorf("%v reads its own JSON; give it a method JSONSchema", t)
	case reflect.PointerTo(t).Implements(unmarshalsT):
		return `{"type":"string"}`, nil
	}
	switch t.Kind() {
	case reflect.Bool:
		return `{"type":"boolean"}`, nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		return integer(t), nil
	case reflect.Float32, reflect.Float64:
		return `{"type":"number"}`, nil
	case reflect.String:
		return text(choices), nil
	case reflect.Interface:
		return "{}", nil
	case reflect.Pointer:
		inner, err := s.of(t.Elem(), choices)
		return `{"anyOf":[` + inner + `,{"type":"null"}]}`, err
	case reflect.Slice, reflect.Array:
		return s.list(t, choices)
	case reflect.Map:
		if t.Key().Kind() != reflect.String {
			return "", fmt.Errorf("%v has keys that are no text", t)
		}
		inner, err := s.of(t.Elem(), choices)
		return `{"type":"object","additionalProperties":` + inner + "}", err
	case reflect.Struct:
		return s.reference(t)
	}
	return "", fmt.Errorf("%v is no type that JSON can become", t)
}

// integer bounds the small types, which encoding/json would refuse to fill with more.
func integer(t reflect.Type) string {
	switch bits := t.Bits(); {
	case t.Kind() >= reflect.Uint && bits < 64:
		return fmt.Sprintf(`{"type":"integer","minimum":0,"maximum":%d}`, uint64(1)<<bits-1)
	case t.Kind() >= reflect.Uint:
		return `{"type":"integer","minimum":0}`
	case bits < 64:
		return fmt.Sprintf(`{"type":"integer","minimum":%d,"maximum":%d}`, -(int64(1) << (bits - 1)), int64(1)<<(bits-1)-1)
	}
	return `{"type":"integer"}`
}

func text(choices string) string {
	if choices == "" {
		return `{"type":"string"}`
	}
	listed, _ := json.Marshal(strings.Split(choices, "|"))
	return `{"enum":` + string(listed) + "}"
}

func (s schemas) list(t reflect.Type, choices string) (string, error) {
	if t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8 {
		return "", fmt.Errorf("%v is Base64 in JSON, which no schema tells a model; use a string", t)
	}
	inner, err := s.of(t.Elem(), choices)
	if t.Kind() == reflect.Array {
		return fmt.Sprintf(`{"type":"array","items":%s,"minItems":%d,"maxItems":%d}`, inner, t.Len(), t.Len()), err
	}
	return `{"type":"array","items":` + inner + "}", err
}

// reference names a struct, which is described where that was not done yet.
func (s schemas) reference(t reflect.Type) (string, error) {
	name, known := s.names[t]
	if !known {
		// A generic type's name has brackets and paths in it, which a reference cannot have.
		plain, _, _ := strings.Cut(t.Name(), "[")
		name = fmt.Sprintf("%s%d", plain, len(s.names))
		s.names[t] = name
		var required, properties []string
		if err := s.members(t, &properties, &required); err != nil {
			return "", err
		}
		listed, err := json.Marshal(append([]string{}, required...))
		if err != nil {
			return "", err
		}
		s.definitions[name] = json.RawMessage(`{"type":"object","properties":{` + strings.Join(properties, ",") + `},"required":` + string(listed) + `,"additionalProperties":false}`)
	}
	quoted, err := json.Marshal("#/$defs/" + name)
	return `{"$ref":` + string(quoted) + "}", err
}

// members describes the fields of a struct, with those of what it embeds.
func (s schemas) members(t reflect.Type, properties, required *[]string) error {
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		name, options, _ := strings.Cut(field.Tag.Get("json"), ",")
		if name == "-" && options == "" {
			continue
		}
		if field.Anonymous && name == "" && field.Type.Kind() == reflect.Struct {
			if err := s.members(field.Type, properties, required); err != nil {
				return err
			}
			continue
		}
		if !field.IsExported() {
			continue
		}
		if name == "" {
			name = field.Name
		}
		inner, err := s.of(field.Type, field.Tag.Get("mullama"))
		if err != nil {
			return fmt.Errorf("field %s: %w", field.Name, err)
		}
		key, err := json.Marshal(name)
		if err != nil {
			return err
		}
		*properties = append(*properties, string(key)+":"+inner)
		if !strings.Contains(","+options+",", ",omitempty,") {
			*required = append(*required, name)
		}
	}
	return nil
}
