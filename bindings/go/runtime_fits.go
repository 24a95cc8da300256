//go:build cgo

package mullama

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"
)

// fits tells what in a JSON value a type and its tags do not allow and encoding/json would pass over: a member that is missing, or that the
// type does not have, a value that is none of the choices or out of its range. What is of another type json.Unmarshal tells.
func fits(t reflect.Type, value json.RawMessage, tags fieldTags, path string) error {
	value = bytes.TrimSpace(value)
	if known, err := (schemas{}).known(t); known != "" || err != nil {
		return nil
	}
	if t.Kind() == reflect.Pointer {
		if string(value) == "null" {
			return nil
		}
		return fits(t.Elem(), value, tags, path)
	}
	if len(value) == 0 || string(value) == "null" && t.Kind() != reflect.Interface {
		return fmt.Errorf("%s is %s; it must be %s", path, shown(value), wantedOf(t))
	}
	switch t.Kind() {
	case reflect.Struct:
		return fitsStruct(t, value, path)
	case reflect.Map:
		return fitsMap(t, value, fieldTags{choices: tags.choices}, path)
	case reflect.Slice, reflect.Array:
		return fitsList(t, value, tags, path)
	case reflect.String:
		return fitsText(value, tags, path)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64, reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64,
		reflect.Float32, reflect.Float64:
		number, err := strconv.ParseFloat(string(value), 64)
		if err != nil {
			return nil
		}
		return tags.holds(number, "", path, value)
	}
	return nil
}

func fitsStruct(t reflect.Type, value json.RawMessage, path string) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(value, &members); err != nil {
		return fmt.Errorf("%s is %s; it must be an object", path, shown(value))
	}
	fields, err := fieldsOf(t)
	if err != nil {
		return err
	}
	for _, field := range fields {
		member, given := members[field.name]
		delete(members, field.name)
		if !given && field.required {
			return fmt.Errorf("%s lacks '%s'", path, field.name)
		}
		tags, err := readTags(field.tag)
		if err != nil {
			return err
		}
		if !given {
			continue
		}
		if err := fits(field.type_, member, tags, path+"."+field.name); err != nil {
			return err
		}
	}
	for name := range members {
		return fmt.Errorf("%s has '%s', which is not among its members", path, name)
	}
	return nil
}

func fitsMap(t reflect.Type, value json.RawMessage, tags fieldTags, path string) error {
	var members map[string]json.RawMessage
	if err := json.Unmarshal(value, &members); err != nil {
		return fmt.Errorf("%s is %s; it must be an object", path, shown(value))
	}
	for name, member := range members {
		if err := fits(t.Elem(), member, tags, path+"."+name); err != nil {
			return err
		}
	}
	return nil
}

func fitsList(t reflect.Type, value json.RawMessage, tags fieldTags, path string) error {
	var items []json.RawMessage
	if err := json.Unmarshal(value, &items); err != nil {
		return fmt.Errorf("%s is %s; it must be a list", path, shown(value))
	}
	if t.Kind() == reflect.Array && len(items) != t.Len() {
		return fmt.Errorf("%s has %d items; it must have %d", path, len(items), t.Len())
	}
	if err := tags.holds(float64(len(items)), " items", path, value); err != nil {
		return err
	}
	for i, item := range items {
		if err := fits(t.Elem(), item, fieldTags{choices: tags.choices}, fmt.Sprintf("%s[%d]", path, i)); err != nil {
			return err
		}
	}
	return nil
}

func fitsText(value json.RawMessage, tags fieldTags, path string) error {
	var text string
	if err := json.Unmarshal(value, &text); err != nil {
		return nil
	}
	if tags.choices == "" {
		return tags.holds(float64(utf8.RuneCountInString(text)), " characters", path, value)
	}
	for _, choice := range strings.Split(tags.choices, "|") {
		if text == choice {
			return nil
		}
	}
	return fmt.Errorf("%s is %s; it must be one of %s", path, shown(value), strings.ReplaceAll(tags.choices, "|", ", "))
}

// holds tells whether a measure is in the range of the tags.
func (t fieldTags) holds(measure float64, of, path string, value json.RawMessage) error {
	least, leastErr := strconv.ParseFloat(t.least, 64)
	most, mostErr := strconv.ParseFloat(t.most, 64)
	if leastErr == nil && measure < least || mostErr == nil && measure > most {
		return fmt.Errorf("%s is %s; it must have from %s to %s%s", path, shown(value), either(t.least, "any"), either(t.most, "any"), of)
	}
	return nil
}

func wantedOf(t reflect.Type) string {
	switch t.Kind() {
	case reflect.Struct, reflect.Map:
		return "an object"
	case reflect.Slice, reflect.Array:
		return "a list"
	case reflect.String:
		return "a text"
	case reflect.Bool:
		return "true or false"
	}
	return "a number"
}

// shown is a value as a message has it, cut where it is long.
func shown(value json.RawMessage) string {
	if len(value) == 0 {
		return "absent"
	}
	if len(value) > 80 {
		return string(bytes.ToValidUTF8(value[:80], nil)) + "…"
	}
	return string(value)
}
