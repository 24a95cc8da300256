//go:build cgo

package mullama

import "fmt"

// named reads an enum's value by its name, as JSON has it.
func named[E interface {
	~int32
	fmt.Stringer
}](value *E, text []byte, all ...E) error {
	for _, one := range all {
		if one.String() == string(text) {
			*value = one
			return nil
		}
	}
	return &Error{Code: CodeInvalidInput, Message: fmt.Sprintf("%q is none of %v", text, all), Data: map[string]int64{}}
}
