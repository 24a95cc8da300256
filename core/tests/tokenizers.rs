//! Real vocabularies tokenise as llama.cpp's own vectors say.

use mullama::{Model, ModelParams, Token};
use std::io::Write;
use std::path::PathBuf;

/// What stands between two texts of a vector.
const BETWEEN: &str = "\n__ggml_vocab_test__\n";

#[test]
fn real_vocabularies_agree_with_the_vectors() {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../shared/vectors/tokenizers");
    let Ok(files) = std::fs::read_dir(&folder) else {
        let _ = writeln!(std::io::stderr(), "not run: there is no {}", folder.display());
        return;
    };
    let vocabularies: Vec<PathBuf> = files
        .map(|file| file.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "gguf"))
        .collect();
    assert!(!vocabularies.is_empty());
    for path in vocabularies {
        let params = ModelParams {
            vocab_only: true,
            ..ModelParams::default()
        };
        let model = Model::load_with(&path, &params).unwrap();
        let read = |extension: &str| std::fs::read_to_string(path.with_extension(extension)).unwrap();
        let (texts, expected) = (read("gguf.inp"), read("gguf.out"));
        let texts: Vec<&str> = texts.split(BETWEEN).collect();
        let expected: Vec<&str> = expected.lines().collect();
        assert!(expected.len() > 10 && texts.len() >= expected.len());
        for (text, expected) in texts.into_iter().zip(expected) {
            let expected: Vec<Token> = expected.split_whitespace().map(|id| id.parse().unwrap()).collect();
            let tokens = model.tokenize_with(text, false, false).unwrap();
            assert_eq!(tokens, expected, "{}: {text:?}", path.display());
        }
    }
}
