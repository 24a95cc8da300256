package mullama

import "encoding/json"

// typedAs makes a value of a type of an answer in JSON.
//
//lint:ignore U1000 a construct that the API does not use yet
func typedAs[T any](answer json.RawMessage, err error) (T, error) {
	var value T
	if err == nil {
		err = json.Unmarshal(answer, &value)
	}
	return value, err
}
