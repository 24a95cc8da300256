//! Conversations in files: what goes on from one, and what a file can do to who reads it.

mod common;

use common::talk::{user, CAT, FRANCE};
use common::{context, greedy, made, no_options, small, tiny};
use mullama::{
    ChatOptions, Context, ContextParams, Conversation, ConversationParams, ErrorCode, Generation, KvType, Model,
};
use std::path::{Path, PathBuf};

const HEAD: usize = 20;
const CHECKSUM: usize = 8;

/// A folder of a test's own, removed when it is dropped.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let folder =
            Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("conversations-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn say(talk: &Conversation, text: &str) -> Generation {
    talk.send_with(text, 40, &greedy(), &no_options()).unwrap()
}

/// A conversation of one turn, and what its second turn is.
fn begun(model: &Model) -> (Context, Conversation, Generation) {
    let context = context(model);
    let talk = Conversation::new(&context).unwrap();
    say(&talk, FRANCE);
    let fork = talk.fork().unwrap();
    let second = say(&fork, CAT);
    (context, talk, second)
}

fn sign(bytes: &mut [u8]) {
    let at = bytes.len() - CHECKSUM;
    let digest = bytes[..at].iter().fold(0xcbf2_9ce4_8422_2325_u64, |digest, byte| {
        (digest ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3)
    });
    bytes[at..].copy_from_slice(&digest.to_le_bytes());
}

#[test]
fn what_was_saved_goes_on_elsewhere_and_only_what_is_new_is_evaluated() {
    let folder = Folder::new("elsewhere");
    let model = tiny();
    let (first, talk, second) = begun(&model);
    talk.save(folder.path("one")).unwrap();
    // From the memory for swapped states, too.
    first
        .generate_with("Once upon a time", 30, &greedy(), &no_options())
        .unwrap();
    pollster::block_on(talk.save_async(folder.path("two"))).unwrap();
    let messages = talk.messages().unwrap();
    drop((first, talk));
    for name in ["one", "two"] {
        let other = context(&model);
        let talk = Conversation::restore(&other, folder.path(name)).unwrap();
        assert_eq!((talk.messages().unwrap(), talk.n_messages()), (messages.clone(), 2));
        let again = say(&talk, CAT);
        assert_eq!(again.text, second.text);
        assert_eq!(again.stats.n_cached, second.stats.n_cached, "{name}");
        let fork = pollster::block_on(Conversation::restore_async(&other, folder.path(name)))
            .unwrap()
            .fork()
            .unwrap();
        assert_eq!(say(&fork, CAT).text, second.text);
    }
    let left: Vec<_> = std::fs::read_dir(&folder.0)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(left.len(), 2, "{left:?}");
}

#[test]
fn what_belongs_to_it_is_saved_with_it() {
    let folder = Folder::new("with");
    let context = context(&tiny());
    let chat = ChatOptions {
        tools: Some(common::talk::TOOLS.into()),
        variables: Some(r#"{"mood": "calm"}"#.into()),
        now_unix: Some(1_785_024_000),
        ..ChatOptions::default()
    };
    let params = ConversationParams {
        system: Some("Be brief.".into()),
        messages: user(FRANCE),
        chat,
        cache_key: Some("somebody".into()),
        ..ConversationParams::default()
    };
    let talk = Conversation::new_with(&context, &params).unwrap();
    let first = talk
        .fork()
        .unwrap()
        .send_messages_with(&[], 40, &greedy(), &no_options())
        .unwrap();
    talk.save(folder.path("one")).unwrap();
    let restored = Conversation::restore(&context, folder.path("one")).unwrap();
    assert_eq!(restored.n_tokens(), 0);
    let again = restored.send_messages_with(&[], 40, &greedy(), &no_options()).unwrap();
    assert_eq!((again.stats.n_prompt, again.text), (first.stats.n_prompt, first.text));
}

#[test]
fn a_state_that_is_of_no_use_is_evaluated_again() {
    let folder = Folder::new("no-use");
    let model = tiny();
    let (_first, talk, second) = begun(&model);
    talk.save(folder.path("one")).unwrap();
    let q8 = ContextParams {
        type_k: KvType::Q8_0,
        ..small()
    };
    let deterministic = ContextParams {
        deterministic: true,
        ..small()
    };
    let none = ContextParams {
        swap_mib: -1,
        ..small()
    };
    for params in [q8, deterministic, none] {
        let context = Context::new_with(&model, &params).unwrap();
        let talk = Conversation::restore(&context, folder.path("one")).unwrap();
        let again = say(&talk, CAT);
        assert_eq!(again.stats.n_cached, 0, "{params:?}");
        assert_eq!(again.stats.n_prompt, second.stats.n_prompt);
    }
    // A file of a deterministic context has no state, and its messages go on.
    let context = Context::new_with(
        &model,
        &ContextParams {
            deterministic: true,
            ..small()
        },
    )
    .unwrap();
    let talk = Conversation::new(&context).unwrap();
    say(&talk, FRANCE);
    talk.save(folder.path("two")).unwrap();
    let sizes = ["one", "two"].map(|name| std::fs::metadata(folder.path(name)).unwrap().len());
    assert!(sizes[1] < 2000 && sizes[0] > 10 * sizes[1], "{sizes:?}");
}

#[test]
fn nobody_else_finds_what_comes_out_of_a_file() {
    let folder = Folder::new("apart");
    let model = tiny();
    let (_first, talk, second) = begun(&model);
    talk.save(folder.path("one")).unwrap();
    let context = context(&model);
    let restored = Conversation::restore(&context, folder.path("one")).unwrap();
    assert!(say(&restored, CAT).stats.n_cached > 0);
    let other = Conversation::new(&context).unwrap();
    assert_eq!(say(&other, FRANCE).stats.n_cached, 0);
    assert_eq!(
        say(&restored.fork().unwrap(), "Bye").stats.n_cached,
        second.stats.n_prompt + second.stats.n_generated
    );
}

#[test]
fn a_file_that_is_something_else_is_refused_with_its_path() {
    let folder = Folder::new("else");
    let model = tiny();
    let context = context(&model);
    let refused = |path: &Path, reason: &str| {
        let error = Conversation::restore(&context, path).unwrap_err();
        assert_eq!(error.code(), ErrorCode::File);
        let said = error.to_string();
        assert!(said.contains(reason) && said.contains(path.to_str().unwrap()), "{said}");
    };
    refused(&folder.path("missing"), "No such file");
    refused(&folder.0, "no regular file");
    refused(Path::new("/dev/zero"), "no regular file");
    for (name, bytes, reason) in [
        ("empty", &b""[..], "0 bytes"),
        ("short", &[0; HEAD - 1], "cut short"),
        ("text", &[b'x'; 100], "no saved conversation"),
    ] {
        std::fs::write(folder.path(name), bytes).unwrap();
        refused(&folder.path(name), reason);
    }
    let (_first, talk, _) = begun(&model);
    talk.save(folder.path("good")).unwrap();
    let good = std::fs::read(folder.path("good")).unwrap();
    let write = |name: &str, change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = good.clone();
        change(&mut bytes);
        std::fs::write(folder.path(name), bytes).unwrap();
        folder.path(name)
    };
    refused(&write("older", &|bytes| bytes[8] = 0), "version 0");
    refused(&write("cut", &|bytes| bytes.truncate(200)), "cut short");
    refused(&write("longer", &|bytes| bytes.push(0)), "something was added");
    refused(&write("damaged", &|bytes| bytes[100] ^= 1), "checksum");
    let foreign = |bytes: &mut Vec<u8>| {
        bytes[HEAD] ^= 1;
        sign(bytes);
    };
    refused(&write("foreign", &foreign), "another model");
    let other = Model::load_with(made("random-spm.F32.gguf"), &Default::default()).unwrap();
    let other = Context::new_with(&other, &small()).unwrap();
    let error = Conversation::restore(&other, folder.path("good")).unwrap_err();
    assert!(error.to_string().contains("another model"), "{error}");
    assert!(Conversation::restore(&context, folder.path("good")).is_ok());
}

#[test]
fn a_place_that_cannot_be_written_is_told_and_an_older_file_stays() {
    let folder = Folder::new("place");
    let (_first, talk, _) = begun(&tiny());
    let error = talk.save(folder.path("no/such")).unwrap_err();
    assert_eq!(error.code(), ErrorCode::File);
    assert!(error.to_string().contains("no/such"), "{error}");
    // A folder cannot be replaced by a file.
    std::fs::create_dir(folder.path("taken")).unwrap();
    std::fs::write(folder.path("taken/inside"), "x").unwrap();
    assert_eq!(talk.save(folder.path("taken")).unwrap_err().code(), ErrorCode::File);
    let left: Vec<_> = std::fs::read_dir(&folder.0).unwrap().collect();
    assert_eq!(left.len(), 1, "{left:?}");
}

/// Numbers that look random and are the same each time.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % n
    }
}

/// A file that is damaged on purpose and signed again: it may be refused or answer nonsense, and the context goes on for others.
#[test]
fn a_file_that_means_harm_takes_nobody_down() {
    let folder = Folder::new("harm");
    let model = tiny();
    let (_first, talk, _) = begun(&model);
    talk.save(folder.path("good")).unwrap();
    let good = std::fs::read(folder.path("good")).unwrap();
    let context = context(&model);
    let mut numbers = Numbers(7);
    let (mut refused, mut answered, mut used) = (0, 0, 0);
    for round in 0..300 {
        let mut bytes = good.clone();
        let n_head = good.len() - small_state(&good);
        for _ in 0..1 + numbers.below(4) {
            // Half of them where lengths and positions stand, which is a small part of it.
            let at = if round % 2 == 0 {
                numbers.below(n_head + 600)
            } else {
                numbers.below(good.len())
            };
            let at = HEAD + at % (good.len() - HEAD - CHECKSUM);
            match numbers.below(4) {
                0 => bytes[at] ^= 1 << numbers.below(8),
                1 => bytes[at] = [0, 1, 0x7f, 0x80, 0xff][numbers.below(5)],
                2 => bytes[at..(at + 4).min(good.len() - CHECKSUM)].fill(0xff),
                _ => bytes[at] = numbers.below(256) as u8,
            }
        }
        sign(&mut bytes);
        std::fs::write(folder.path("bad"), &bytes).unwrap();
        match Conversation::restore(&context, folder.path("bad")) {
            Err(error) => {
                assert_eq!(error.code(), ErrorCode::File, "{error}");
                refused += 1;
            }
            Ok(talk) => match talk.send_with(CAT, 3, &greedy(), &no_options()) {
                Ok(record) => {
                    answered += 1;
                    used += usize::from(record.stats.n_cached > 0);
                }
                Err(error) => assert_ne!(error.code(), ErrorCode::Engine, "{error}"),
            },
        }
    }
    println!("of 300 files {refused} were refused, {answered} answered, {used} with their state");
    assert!(refused > 20 && answered > 100 && used > 50);
    assert!(say(&Conversation::new(&context).unwrap(), FRANCE)
        .text
        .contains("Paris"));
}

/// Bytes of the state in a file.
fn small_state(file: &[u8]) -> usize {
    let number = |at: usize| u64::from_le_bytes(file[at..at + 8].try_into().unwrap()) as usize;
    let mut at = HEAD + 16;
    at += 8 + number(at);
    at += 8 + 4 * number(at);
    at += 8 + 4 * number(at);
    number(at)
}
