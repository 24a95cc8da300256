package mullama

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"
)

type place struct {
	City string `json:"city" description:"a city"`
}

type base struct {
	ID   uint8 `json:"id"`
	Name int   `json:"name"`
}

type family struct {
	Name     string            `json:"name" range:"1..20"`
	Children []*family         `json:"children" range:"..3"`
	Home     *place            `json:"home,omitempty"`
	Marks    map[string]int8   `json:"marks"`
	Colours  []string          `json:"colours" mullama:"red|blue" range:"1.."`
	Born     time.Time         `json:"born"`
	Height   float64           `json:"height" range:"0.5..2.5"`
	Rows     [2][3]bool        `json:"rows"`
	Notes    map[string]string `json:"-"`
	*base
	Extra
}

// Extra is embedded, as pointers to exported structs may be.
type Extra struct {
	More any `json:"more,omitzero"`
}

type holder[T any] struct {
	Held T `json:"held"`
}

func schemaText[T any](t *testing.T) string {
	t.Helper()
	schema, err := schemaOf[T]()
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(schema) {
		t.Fatalf("no JSON: %s", schema)
	}
	return string(schema)
}

func TestASchemaHasEachFieldAsJSONHasIt(t *testing.T) {
	type inside struct {
		Children []holder[place] `json:"children" range:"..3"`
		Colours  []string        `json:"colours" mullama:"red|blue" range:"1.."`
		Height   float64         `json:"height" range:"0.5..2.5"`
		Home     *place          `json:"home,omitempty"`
		Marks    map[string]int8 `json:"marks"`
		Born     time.Time       `json:"born"`
		Rows     [2][3]bool      `json:"rows"`
		Name     string          `json:"name" range:"1..20"`
		Count    uint            `json:"count" range:"..9"`
	}
	want := `{"type":"object","properties":{` +
		`"children":{"type":"array","items":{"$ref":"#/$defs/holder1"},"maxItems":3},` +
		`"colours":{"type":"array","items":{"enum":["red","blue"]},"minItems":1},` +
		`"height":{"type":"number","minimum":0.5,"maximum":2.5},` +
		`"home":{"anyOf":[{"$ref":"#/$defs/place2"},{"type":"null"}]},` +
		`"marks":{"type":"object","additionalProperties":{"type":"integer","minimum":-128,"maximum":127}},` +
		`"born":{"type":"string","format":"date-time"},` +
		`"rows":{"type":"array","items":{"type":"array","items":{"type":"boolean"},"minItems":3,"maxItems":3},"minItems":2,"maxItems":2},` +
		`"name":{"type":"string","minLength":1,"maxLength":20},` +
		`"count":{"type":"integer","minimum":0,"maximum":9}` +
		`},"required":["children","colours","height","marks","born","rows","name","count"],"additionalProperties":false,` +
		`"$defs":{"holder1":{"type":"object","properties":{"held":{"$ref":"#/$defs/place2"}},"required":["held"],"additionalProperties":false},` +
		`"place2":{"type":"object","properties":{"city":{"description":"a city","type":"string"}},"required":["city"],"additionalProperties":false}}}`
	if found := schemaText[inside](t); found != want {
		t.Errorf("%s\ninstead of\n%s", found, want)
	}
}

func TestWhatIsEmbeddedStandsAmongTheFields(t *testing.T) {
	type whole struct {
		base
		*Extra
		Name string `json:"name"`
	}
	want := `{"type":"object","properties":{"id":{"type":"integer","minimum":0,"maximum":255},"more":{},"name":{"type":"string"}},"required":["id","name"],"additionalProperties":false}`
	if found := schemaText[whole](t); found != want {
		t.Errorf("%s\ninstead of\n%s", found, want)
	}
}

func TestAStructThatHoldsItselfIsDescribedOnce(t *testing.T) {
	type node struct {
		Next  *node  `json:"next"`
		Nodes []node `json:"nodes"`
	}
	want := `{"$ref":"#/$defs/node0","$defs":{"node0":{"type":"object","properties":{"next":{"anyOf":[{"$ref":"#/$defs/node0"},{"type":"null"}]},` +
		`"nodes":{"type":"array","items":{"$ref":"#/$defs/node0"}}},"required":["next","nodes"],"additionalProperties":false}}}`
	if found := schemaText[node](t); found != want {
		t.Errorf("%s\ninstead of\n%s", found, want)
	}
}

type (
	left     struct{ A int }
	right    struct{ A int }
	endless  []endless
	mapped   map[string]mapped
	pointing *pointing
)

// Looped embeds itself.
type Looped struct {
	*Looped
	Name string
}

func TestATypeThatNoAnswerCanBecomeIsRefusedWithWhy(t *testing.T) {
	for name, refused := range map[string]func() error{
		"endless holds itself":        refusal[endless],
		"mapped holds itself":         refusal[mapped],
		"pointing holds itself":       refusal[pointing],
		"Looped embeds itself":        refusal[struct{ L Looped }],
		"no pointer to an unexported": refusal[family],
		"two fields called 'A'": refusal[struct {
			left
			right
		}],
		"puts a value into a text": refusal[struct {
			A int `json:"a,string"`
		}],
		"is no range": refusal[struct {
			A int `range:"1-5"`
		}],
		"is no range; write": refusal[struct {
			A int `range:"a..5"`
		}],
		"a bool has no range": refusal[struct {
			A bool `range:"1..5"`
		}],
		"a number has no values": refusal[struct {
			A float32 `mullama:"1|2"`
		}],
		"a whole number has no values": refusal[struct {
			A int `mullama:"1|2"`
		}],
		"does not fit into uint8": refusal[struct {
			A uint8 `range:"0..256"`
		}],
		"values or a range, not both": refusal[struct {
			A string `mullama:"a|b" range:"1..2"`
		}],
		"has its own length": refusal[struct {
			A [2]int `range:"1..2"`
		}],
		"is Base64 in JSON":               refusal[struct{ A []byte }],
		"is no type that JSON can become": refusal[struct{ A func() }],
	} {
		if err := refused(); !errors.Is(err, ErrInvalidInput) || !strings.Contains(err.Error(), name) {
			t.Errorf("%v instead of: %s", err, name)
		}
	}
}

func refusal[T any]() error {
	_, err := schemaOf[T]()
	return err
}
