//go:build go1.23

package mullama_test

import (
	"context"
	"iter"
	"strings"
	"testing"
)

func TestStreamCanBeRangedOver(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var pieces []string
	for piece, err := range ctx.Stream(context.Background(), story, 10, greedy()) {
		if err != nil {
			t.Fatal(err)
		}
		pieces = append(pieces, piece)
	}
	if text := strings.Join(pieces, ""); text != generate(t, ctx, story, 10) {
		t.Fatalf("%q", pieces)
	}
}

func TestPanicInTheLoopClosesTheStream(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic was lost")
			}
		}()
		for range ctx.Stream(context.Background(), story, 100, greedy()) {
			panic("enough")
		}
	}()
	generate(t, ctx, story, 3)
}

func TestStreamIsASequenceOfIter(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var sequence iter.Seq2[string, error] = ctx.Stream(context.Background(), story, 3, greedy())
	next, stop := iter.Pull2(sequence)
	defer stop()
	if piece, err, ok := next(); piece == "" || err != nil || !ok {
		t.Fatalf("%q, %v, %v", piece, err, ok)
	}
}
