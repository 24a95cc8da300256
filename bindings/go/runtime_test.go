package mullama

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestAnotherABIIsRefusedByEveryConstructor(t *testing.T) {
	problem := checkLibrary(abiVersion + 1)
	if !errors.Is(problem, ErrNotAvailable) || !strings.Contains(problem.Error(), "ABI version") {
		t.Fatal(problem)
	}
	libraryProblem = problem
	defer func() { libraryProblem = nil }()
	if _, err := LoadModel("any.gguf", nil); err != problem {
		t.Error(err)
	}
	if _, err := NewCancelToken(); err != problem {
		t.Error(err)
	}
}

func TestCollectionIsDueWhenTheLibrarysMemoryHasDoubled(t *testing.T) {
	var memory collector
	const base = collectedBelow
	asked := []struct {
		held int64
		due  bool
	}{
		{base - 1, false}, {base, true}, // nothing was held before
		{3*base - 1, false}, {3 * base, true}, // twice as much and the allowance
		{2 * base, false}, {5*base - 1, false}, {5 * base, true}, // the collection has freed some
	}
	for _, ask := range asked {
		if due := memory.isDue(ask.held); due != ask.due {
			t.Fatalf("of %d bytes it said %v", ask.held, due)
		}
	}
}

func TestShortBufferIsAskedForAgainWithWhatItNeeds(t *testing.T) {
	var sizes []int
	got, err := grow(2, func(out *int32, capacity int) (int, error) {
		if sizes = append(sizes, capacity); capacity < 7 {
			return 0, &Error{Code: CodeBufferTooSmall, Data: map[string]int64{"needed": 7, "available": int64(capacity)}}
		}
		*out = 42
		return 1, nil
	})
	if err != nil || !reflect.DeepEqual(got, []int32{42}) || len(sizes) != 2 {
		t.Fatalf("%v, %v after %v", got, err, sizes)
	}
}

func TestAnswerThatNamesItsLengthIsAskedForOnceMore(t *testing.T) {
	calls := 0
	got, err := grow(3, func(_ *byte, _ int) (int, error) { calls++; return 10, nil })
	if err != nil || len(got) != 10 || calls != 2 {
		t.Fatalf("%v, %v after %d calls", got, err, calls)
	}
}

func TestSmallResultDoesNotKeepALargeBuffer(t *testing.T) {
	if got := fitted(make([]int32, 1000), 10); len(got) != 10 || cap(got) > 20 {
		t.Fatalf("%d of %d", len(got), cap(got))
	}
}

func TestMatrixIsCutIntoItsRows(t *testing.T) {
	got, err := rowsOf(2)([]float32{1, 2, 3, 4}, nil)
	if want := [][]float32{{1, 2}, {3, 4}}; err != nil || !reflect.DeepEqual(got, want) {
		t.Fatal(got, err)
	}
	if none, err := rowsOf(0)(nil, nil); err != nil || len(none) != 0 {
		t.Fatal(none, err)
	}
}

func TestTextErrorsNameTheFirstBadByte(t *testing.T) {
	for text, want := range map[string]string{"\xff": "byte 0", "a\uFFFD\xc3": "byte 4", "日\xe6\x97": "byte 3"} {
		if err := checkText("prompt", text); !errors.Is(err, ErrUTF8) || !strings.Contains(err.Error(), "prompt") || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
	if err := checkText("prompt", "fine \uFFFD"); err != nil {
		t.Error(err)
	}
}
