//go:build cgo

package mullama

import (
	"fmt"
	"reflect"
	"strings"
)

// jsonField is a field of a struct as encoding/json fills it.
type jsonField struct {
	name, goName string
	type_        reflect.Type
	tag          reflect.StructTag
	required     bool
	depth        int
}

// fieldsOf gives the fields of a struct with those of what it embeds; of two with one name the outer one counts, as in encoding/json.
func fieldsOf(t reflect.Type) ([]jsonField, error) {
	all, err := gathered(t, 0, map[reflect.Type]bool{})
	if err != nil {
		return nil, err
	}
	outermost := map[string]int{}
	for _, field := range all {
		if depth, seen := outermost[field.name]; !seen || field.depth < depth {
			outermost[field.name] = field.depth
		}
	}
	var kept []jsonField
	taken := map[string]string{}
	for _, field := range all {
		if field.depth > outermost[field.name] {
			continue
		}
		if other, twice := taken[field.name]; twice {
			return nil, fmt.Errorf("%v has two fields called '%s', %s and %s; encoding/json fills neither", t, field.name, other, field.goName)
		}
		taken[field.name] = field.goName
		kept = append(kept, field)
	}
	return kept, nil
}

func gathered(t reflect.Type, depth int, within map[reflect.Type]bool) ([]jsonField, error) {
	if within[t] {
		return nil, fmt.Errorf("%v embeds itself; give the field a name", t)
	}
	within[t] = true
	defer delete(within, t)
	var found []jsonField
	for i := 0; i < t.NumField(); i++ {
		field := t.Field(i)
		tag := field.Tag.Get("json")
		if tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if inner, embedded := embeddedStruct(field); embedded && name == "" {
			if field.Type.Kind() == reflect.Pointer && !field.IsExported() {
				return nil, fmt.Errorf("field %s: encoding/json fills no pointer to an unexported struct; embed the struct itself", field.Name)
			}
			more, err := gathered(inner, depth+1, within)
			if err != nil {
				return nil, err
			}
			found = append(found, more...)
			continue
		}
		if !field.IsExported() {
			continue
		}
		options = "," + options + ","
		if strings.Contains(options, ",string,") {
			return nil, fmt.Errorf("field %s: `json:\",string\"` puts a value into a text, which no schema tells a model; leave it out", field.Name)
		}
		if name == "" {
			name = field.Name
		}
		required := !strings.Contains(options, ",omitempty,") && !strings.Contains(options, ",omitzero,")
		found = append(found, jsonField{name, field.Name, field.Type, field.Tag, required, depth})
	}
	return found, nil
}

// embeddedStruct gives the struct that a field embeds, itself or by a pointer.
func embeddedStruct(field reflect.StructField) (reflect.Type, bool) {
	t := field.Type
	if field.Anonymous && t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	return t, field.Anonymous && t.Kind() == reflect.Struct
}
