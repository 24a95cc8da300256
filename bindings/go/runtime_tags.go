//go:build cgo

package mullama

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// fieldTags are what the tags of a struct's field say of its value, beside `json`:
//
//	`mullama:"fox|crow"`           the only values of a string, or of the strings in a list
//	`range:"1..5"`                 the least and the most: of a number, of a list's items, of a text's characters; one may be left out
//	`description:"the city"`       what it means, for the model of a tool
type fieldTags struct {
	choices     string
	least, most string
	description string
}

func readTags(tag reflect.StructTag) (fieldTags, error) {
	tags := fieldTags{choices: tag.Get("mullama"), description: tag.Get("description")}
	bounds, given := tag.Lookup("range")
	if !given {
		return tags, nil
	}
	least, most, both := strings.Cut(bounds, "..")
	for _, bound := range []string{least, most} {
		if _, err := strconv.ParseFloat(bound, 64); !both || bound != "" && err != nil {
			return tags, fmt.Errorf(`range:"%s" is no range; write range:"1..5", range:"1.." or range:"..5"`, bounds)
		}
	}
	tags.least, tags.most = least, most
	return tags, nil
}

func (t fieldTags) flag() (string, error) { return keyed("type", `"boolean"`), t.hasNone("a bool") }

func (t fieldTags) number() (string, error) {
	return keyed("type", `"number"`, "minimum", t.least, "maximum", t.most), t.hasChoices("a number")
}

// integer bounds the small types, which encoding/json would refuse to fill with more.
func (t fieldTags) integer(of reflect.Type) (string, error) {
	least, most, bits := t.least, t.most, of.Bits()
	signed := of.Kind() < reflect.Uint
	for _, bound := range []string{least, most} {
		if err := holds(of, bound, signed); bound != "" && err != nil {
			return "", fmt.Errorf("range %s..%s does not fit into %v", least, most, of)
		}
	}
	if least == "" && !signed {
		least = "0"
	}
	if bits < 64 && signed {
		least, most = either(least, fmt.Sprint(-(int64(1)<<(bits-1)))), either(most, fmt.Sprint(int64(1)<<(bits-1)-1))
	} else if bits < 64 {
		most = either(most, fmt.Sprint(uint64(1)<<bits-1))
	}
	return keyed("type", `"integer"`, "minimum", least, "maximum", most), t.hasChoices("a whole number")
}

func (t fieldTags) text() (string, error) {
	if t.choices == "" {
		return keyed("type", `"string"`, "minLength", t.least, "maxLength", t.most), nil
	}
	if t.least != "" || t.most != "" {
		return "", fmt.Errorf("a text has its only values or a range, not both")
	}
	listed, err := json.Marshal(strings.Split(t.choices, "|"))
	return keyed("enum", string(listed)), err
}

func (t fieldTags) list(of reflect.Type, items string) (string, error) {
	least, most := t.least, t.most
	if of.Kind() == reflect.Array {
		if least != "" || most != "" {
			return "", fmt.Errorf("%v has its own length and no range", of)
		}
		least = strconv.Itoa(of.Len())
		most = least
	}
	return keyed("type", `"array"`, "items", items, "minItems", least, "maxItems", most), nil
}

func (t fieldTags) hasChoices(what string) error {
	if t.choices != "" {
		return fmt.Errorf("%s has no values to choose from, which a string has", what)
	}
	return nil
}

func (t fieldTags) hasNone(what string) error {
	if t.least != "" || t.most != "" {
		return fmt.Errorf("%s has no range", what)
	}
	return t.hasChoices(what)
}

// holds tells whether a whole number fits into a type.
func holds(t reflect.Type, bound string, signed bool) error {
	var err error
	if signed {
		_, err = strconv.ParseInt(bound, 10, t.Bits())
	} else {
		_, err = strconv.ParseUint(bound, 10, t.Bits())
	}
	return err
}

func either(first, second string) string {
	if first != "" {
		return first
	}
	return second
}

// keyed is an object of the keys whose values, in JSON, are there.
func keyed(pairs ...string) string {
	var kept []string
	for i := 0; i < len(pairs); i += 2 {
		if pairs[i+1] != "" {
			kept = append(kept, `"`+pairs[i]+`":`+pairs[i+1])
		}
	}
	return "{" + strings.Join(kept, ",") + "}"
}

// described adds what a value means to its schema.
func described(schema, description string) string {
	if description == "" {
		return schema
	}
	quoted, err := json.Marshal(description)
	if err != nil {
		return schema
	}
	rest := strings.TrimPrefix(schema, "{")
	if rest != "}" {
		rest = "," + rest
	}
	return `{"description":` + string(quoted) + rest
}
