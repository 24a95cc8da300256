package main

import (
	"strings"
	"testing"
)

func TestASecondAnswerIsPaidForWhatIsNewAlone(t *testing.T) {
	var out strings.Builder
	questions := []string{"What is the capital of France?", "How do you say cat in Japanese?"}
	if err := talk(&out, "../../../../models/mullama-tiny.Q8_0.gguf", questions); err != nil {
		t.Fatal(err)
	}
	said := out.String()
	for _, part := range []string{"> What is the capital of France?\n", "Paris", "[0 of ", "> How do you say cat in Japanese?\n"} {
		if !strings.Contains(said, part) {
			t.Errorf("it says %q, without %q", said, part)
		}
	}
	if strings.Count(said, "[0 of ") != 1 {
		t.Errorf("nothing was found again: %q", said)
	}
}
