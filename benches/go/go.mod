module github.com/neul-labs/mullama/benches/go

go 1.21

require github.com/neul-labs/mullama-go v0.0.0

replace github.com/neul-labs/mullama-go => ../../bindings/go
