module github.com/neul-labs/mullama-go

go 1.21
