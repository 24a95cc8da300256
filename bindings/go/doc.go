// Package mullama runs language models inside your program.
//
//	model, err := mullama.LoadModel("model.gguf", nil)
//	if err != nil {
//		log.Fatal(err)
//	}
//	defer model.Free()
//
//	ctx, err := mullama.NewContext(model, &mullama.ContextParams{NCtx: 2048})
//	if err != nil {
//		log.Fatal(err)
//	}
//	defer ctx.Free()
//
//	greedy := mullama.GreedySamplerParams()
//	text, err := ctx.Generate("Once upon a time", 100, &greedy)
//
// # Defaults
//
// A nil pointer to params means the defaults. In a bare literal such as ModelParams{NGPULayers: 32} a zero field means its default too, so that
// the model is still mapped into memory. A struct that a constructor made ([DefaultModelParams], [GreedySamplerParams]) is meant in every field:
//
//	params := mullama.DefaultModelParams()
//	params.UseMmap = false
//
// # Errors
//
// Every error of the library is an [*Error] with a code and the numbers that belong to it; errors.Is compares with sentinels such as
// [ErrContextFull]. Stopping is no error: a generation that is cancelled gives the text it has, and its record says why it ended.
//
// # Goroutines
//
// Every object may be used from every goroutine. A [Model] is shared freely; calls on one [Context] wait for each other. A call that is under way
// occupies a thread of the operating system, as every cgo call does, and no other goroutine waits for it.
package mullama
