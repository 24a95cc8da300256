package mullama_test

import (
	"context"
	"strings"
	"testing"

	mullama "github.com/neul-labs/mullama-go"
)

var talk = []mullama.ChatMessage{{Role: "system", Content: "Be brief."}, {Role: "user", Content: "How do you say cat in Japanese?"}}

func chat(t testing.TB, ctx *mullama.Context, maxTokens int, opts ...mullama.GenerateOption) mullama.Generation {
	t.Helper()
	record, err := ctx.Chat(talk, maxTokens, greedy(), nil, opts...)
	if err != nil {
		t.Fatal(err)
	}
	return record
}

func TestConversationIsWrittenAsTheTemplateSays(t *testing.T) {
	model := loadModel(t)
	turns := "<|im_start|>system\nBe brief.<|im_end|>\n<|im_start|>user\nHow do you say cat in Japanese?<|im_end|>\n"
	for prompted, want := range map[bool]string{false: turns, true: turns + "<|im_start|>assistant\n"} {
		if got, err := model.ApplyChatTemplate(talk, prompted, nil); err != nil || got != want {
			t.Errorf("%q, %v", got, err)
		}
	}
}

func TestChatContinuesTheTokensOfTheConversation(t *testing.T) {
	model := loadModel(t)
	ctx := newContext(t, model)
	tokens, err := model.ChatTokens(talk, nil)
	if err != nil {
		t.Fatal(err)
	}
	record := chat(t, ctx, 40)
	text, err := ctx.GenerateFromTokens(tokens, 40, greedy())
	if err != nil || text == "" || record.Text != text || int(record.Stats.NPrompt) != len(tokens) {
		t.Fatalf("%+v, want %q after %d tokens, %v", record, text, len(tokens), err)
	}
}

func TestPiecesOfAChatJoinToItsText(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var joined strings.Builder
	ctx.ChatStream(context.Background(), talk, 40, greedy(), nil)(func(piece string, err error) bool {
		if err != nil {
			t.Error(err)
		}
		joined.WriteString(piece)
		return true
	})
	if want := chat(t, ctx, 40).Text; joined.String() != want {
		t.Fatalf("%q, want %q", joined.String(), want)
	}
}

func TestCallbackOfAChatHearsItsPieces(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	var heard strings.Builder
	var record mullama.Generation
	hear := func(piece string) bool { heard.WriteString(piece); return true }
	if err := ctx.ChatStreaming(talk, 40, greedy(), nil, hear, mullama.WithResult(&record)); err != nil {
		t.Fatal(err)
	}
	if want := chat(t, ctx, 40).Text; heard.String() != want || record.Text != want {
		t.Fatalf("%q, %+v, want %q", heard.String(), record, want)
	}
	err := ctx.ChatStreaming(talk, 40, greedy(), nil, func(string) bool { return false }, mullama.WithResult(&record))
	if err != nil || record.FinishReason != mullama.FinishReasonCancelled {
		t.Fatalf("%+v, %v", record, err)
	}
}

func TestChatTakesTheOptionsOfAGeneration(t *testing.T) {
	ctx := newContext(t, loadModel(t))
	first := chat(t, ctx, 1)
	if stopped := chat(t, ctx, 40, mullama.WithStop(first.Text)); stopped.Text != "" || stopped.FinishReason != mullama.FinishReasonStopString {
		t.Fatalf("%+v", stopped)
	}
}

func TestMetadataIsTheFilesOwn(t *testing.T) {
	model := loadModel(t)
	if got := model.Metadata()["general.architecture"]; got == "" || got != model.Architecture() {
		t.Fatalf("%q, want %q", got, model.Architecture())
	}
	if got := model.Metadata()["tokenizer.chat_template"]; got != model.ChatTemplate() {
		t.Fatalf("%q", got)
	}
}
