package mullama_test

import (
	"errors"
	"syscall"
	"testing"
	"time"
	"unsafe"

	mullama "github.com/neul-labs/mullama-go"
)

// readable waits until a descriptor can be read from, for a time at most.
func readable(t *testing.T, fd int, limit time.Duration) bool {
	t.Helper()
	for {
		var set syscall.FdSet
		bits := int(unsafe.Sizeof(set.Bits[0])) * 8
		set.Bits[fd/bits] |= 1 << (fd % bits)
		wait := syscall.NsecToTimeval(limit.Nanoseconds())
		n, err := syscall.Select(fd+1, &set, nil, nil, &wait)
		// Go interrupts its own threads.
		if errors.Is(err, syscall.EINTR) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		return n == 1
	}
}

func TestAStreamsDescriptorIsReadableWhileNextWouldNotWait(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	text := generate(t, ctx, story, 20)
	stream, err := ctx.OpenStream(story, 20, greedy())
	if err != nil {
		t.Fatal(err)
	}
	defer stream.Close()
	fd, err := stream.Fd()
	if again, second := stream.Fd(); err != nil || second != nil || again != fd || fd < 0 {
		t.Fatalf("%d, %v; %d, %v", fd, err, again, second)
	}
	joined := ""
	for {
		if !readable(t, fd, time.Minute) {
			t.Fatal("nothing came in a minute")
		}
		piece, err := stream.Next()
		if err != nil {
			break
		}
		joined += piece
	}
	// The end can be taken without waiting, too.
	if !readable(t, fd, 0) || joined != text {
		t.Errorf("%q instead of %q", joined, text)
	}
	if record, err := stream.Finish(); err != nil || record.Text != text {
		t.Errorf("%+v, %v", record, err)
	}
}

func TestAStreamsDescriptorIsNotReadableWhileNextWouldWait(t *testing.T) {
	ctx, err := mullama.NewContext(loadModel(t), &mullama.ContextParams{NCtx: 8192, NThreads: 1})
	if err != nil {
		t.Fatal(err)
	}
	defer ctx.Free()
	// A prompt that takes a while.
	stream, err := ctx.OpenStreamFromTokens(make([]int32, 8000), -1, greedy())
	if err != nil {
		t.Fatal(err)
	}
	fd, err := stream.Fd()
	if err != nil || readable(t, fd, 0) {
		t.Errorf("readable before the first piece, %v", err)
	}
	ctx.Free()
	if !readable(t, fd, time.Minute) {
		t.Error("the end cannot be taken")
	}
	_ = stream.Close()
	if _, err := stream.Fd(); !errors.Is(err, mullama.ErrInvalidHandle) {
		t.Error(err)
	}
}
