package mullama

import "encoding/json"

// typedAs makes a value of a type of an answer in JSON.
func typedAs[T any](answer json.RawMessage, err error) (value T, _ error) {
	if err == nil {
		err = json.Unmarshal(answer, &value)
	}
	return value, err
}
