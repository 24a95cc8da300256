//! How a template writes calls of tools, learnt from what it makes of harmless conversations.

use serde_json::Value;

/// A template at work: messages as JSON, whether there are tools, whether the answer is begun. Nothing where it refuses.
pub(in crate::chat) type Render<'a> = &'a dyn Fn(&str, bool, bool) -> Option<String>;

const NAME: &str = "mullama_call";
const OTHER: &str = "mullama_other";
const KEY: &str = "mullama_key";
const TEXT: &str = "mullama_text";
const USER: &str = r#"{"role": "user", "content": "x"}"#;
/// Ids that some templates demand, and those that others do with.
const SHORT_ID: &str = "mullamaid";
const ID: &str = "call_0";

/// What a template's answers look like, in its own words.
#[derive(Debug, Default)]
pub(in crate::chat) struct Learned {
    pub thinks: bool,
    /// Whether it writes the tools that it is given.
    pub takes_tools: bool,
    pub calls: Option<Written>,
}

/// Its calls; see [`super::layout::Calls`].
#[derive(Debug, PartialEq)]
pub(in crate::chat) struct Written {
    pub open: String,
    pub begin: String,
    pub shape: Shape,
    pub end: String,
    pub between: String,
    pub close: String,
    pub tag: Option<String>,
    pub several: bool,
    pub has_short_ids: bool,
}

/// What stands between `begin` and `end`.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::chat) enum Shape {
    /// A JSON object with the name and the arguments under these keys.
    Json { name: String, arguments: String },
    /// The name, this, and the arguments.
    Named { middle: String },
}

/// Learns of a template.
pub(in crate::chat) fn learn(source: &str, render: Render<'_>) -> Learned {
    let asked = |tools| render(&format!("[{USER}]"), tools, true);
    Learned {
        thinks: source.contains("</think>"),
        takes_tools: asked(true).is_some_and(|with| asked(false).as_ref() != Some(&with)),
        calls: written(source, render),
    }
}

fn written(source: &str, render: Render<'_>) -> Option<Written> {
    let has_short_ids = calling(render, &[NAME], ID).is_none();
    let id = if has_short_ids { SHORT_ID } else { ID };
    let one = calling(render, &[NAME], id)?;
    let two = calling(render, &[NAME, OTHER], id);
    let mut written = of_json(&one, two.as_deref()).or_else(|| named(&one, two.as_deref()))?;
    written.has_short_ids = has_short_ids;
    // Models of such a template may write it, though it writes it only for tools that it has itself.
    let tag = "<|python_tag|>";
    written.tag = (written.is_bare() && source.contains(tag)).then(|| tag.to_owned());
    Some(written)
}

impl Written {
    /// Whether nothing tells that a call begins.
    fn is_bare(&self) -> bool {
        self.open.trim().is_empty() && self.begin.trim().is_empty()
    }
}

/// What a template writes for an answer that is these calls, without what begins and ends every answer.
fn calling(render: Render<'_>, names: &[&str], id: &str) -> Option<String> {
    let call = |name: &&str| {
        let function = format!(r#"{{"name": "{name}", "arguments": {{"{KEY}": "x"}}}}"#);
        format!(r#"{{"type": "function", "id": "{id}", "function": {function}}}"#)
    };
    let calls = names.iter().map(call).collect::<Vec<_>>().join(", ");
    let talk = |content: &str, more: &str| {
        let answer = format!(r#"{{"role": "assistant", "content": {content}{more}}}"#);
        render(&format!("[{USER}, {answer}]"), true, false)
    };
    let before = render(&format!("[{USER}]"), true, false)?;
    let plain = talk(&format!("\"{TEXT}\""), "")?;
    let at = plain.rfind(TEXT)?;
    let (head, tail) = (&plain[..at], &plain[at + TEXT.len()..]);
    // Some templates write an empty text as a message of its own, others can do with no text at all.
    let with_calls = |content: &str| talk(content, &format!(r#", "tool_calls": [{calls}]"#));
    let has_call = |text: &String| names.iter().all(|name| text.contains(name)) && text.contains(KEY);
    let whole = with_calls("null")
        .filter(has_call)
        .or_else(|| with_calls(r#""""#).filter(has_call))?;
    let whole = whole
        .strip_suffix(tail)
        .or_else(|| whole.trim_end().strip_suffix(tail.trim()))?;
    let inside = whole.strip_prefix(head).or_else(|| whole.strip_prefix(head.trim_end()));
    // Where a call is another kind of message, its beginning is what stands behind the question.
    inside.or_else(|| whole.strip_prefix(&before)).map(str::to_owned)
}

/// A call that is a JSON object.
fn of_json(one: &str, two: Option<&str>) -> Option<Written> {
    let (at, len, name, arguments) = object(one, 0)?;
    let (before, behind) = (&one[..at], &one[at + len..]);
    let mut written = Written {
        open: String::new(),
        begin: before.to_owned(),
        shape: Shape::Json { name, arguments },
        end: behind.to_owned(),
        between: String::new(),
        close: String::new(),
        tag: None,
        several: false,
        has_short_ids: false,
    };
    if before.trim_end().ends_with('[') {
        (written.open, written.begin) = (written.begin, String::new());
        (written.close, written.end) = (written.end, String::new());
        written.between = ", ".to_owned();
    }
    if let Some(two) = two {
        let (first, n_first, ..) = object(two, 0)?;
        let (second, ..) = object(two, first + n_first)?;
        let middle = &two[first + n_first..second];
        let rest = middle
            .strip_prefix(&written.end)
            .and_then(|rest| rest.strip_suffix(written.begin.trim_start()));
        written.between = rest?.to_owned();
        written.several = true;
    }
    Some(written)
}

/// The first JSON object from a place on that has the name of a call: where it is, its length, the keys of name and arguments.
fn object(text: &str, from: usize) -> Option<(usize, usize, String, String)> {
    text[from..].match_indices('{').find_map(|(at, _)| {
        let at = from + at;
        let mut values = serde_json::Deserializer::from_str(&text[at..]).into_iter::<Value>();
        let Some(Ok(Value::Object(object))) = values.next() else {
            return None;
        };
        let key = |is: &dyn Fn(&Value) -> bool| object.iter().find(|(_, value)| is(value)).map(|(key, _)| key.clone());
        let name = key(&|value| [NAME, OTHER].iter().any(|name| value == name))?;
        let arguments =
            key(&|value| value.get(KEY).is_some() || value.as_str().is_some_and(|text| text.contains(KEY)))?;
        Some((at, values.byte_offset(), name, arguments))
    })
}

/// A call that is a name and a JSON object behind it.
fn named(one: &str, two: Option<&str>) -> Option<Written> {
    let (before, middle, behind) = around(one, NAME)?;
    let mut written = Written {
        open: String::new(),
        begin: before.to_owned(),
        shape: Shape::Named {
            middle: middle.to_owned(),
        },
        end: behind.to_owned(),
        between: String::new(),
        close: String::new(),
        tag: None,
        several: false,
        has_short_ids: false,
    };
    if let Some(two) = two {
        let (_, _, rest) = around(two, NAME)?;
        let at = rest.find(OTHER)?;
        // What follows the first call is its end and the second one's beginning; what follows the last, its end and that of all.
        let next = &rest[..at];
        let end = common(next.chars(), behind.chars());
        let end: usize = behind.chars().take(end).map(char::len_utf8).sum();
        let next = &next[end..];
        let begin = common(next.chars().rev(), before.chars().rev());
        let begin: usize = before.chars().rev().take(begin).map(char::len_utf8).sum();
        written.open = before[..before.len() - begin].to_owned();
        written.begin = before[before.len() - begin..].to_owned();
        written.between = next[..next.len() - begin].to_owned();
        written.end = behind[..end].to_owned();
        written.close = behind[end..].to_owned();
        written.several = true;
    }
    Some(written)
}

/// What stands before a name, between it and its arguments, and behind these.
fn around<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str, &'a str)> {
    let at = text.find(name)?;
    let rest = &text[at + name.len()..];
    let open = rest.find('{')?;
    let mut values = serde_json::Deserializer::from_str(&rest[open..]).into_iter::<Value>();
    values.next()?.ok()?.get(KEY)?;
    Some((&text[..at], &rest[..open], &rest[open + values.byte_offset()..]))
}

/// How many characters are the same from the beginning.
fn common(a: impl Iterator<Item = char>, b: impl Iterator<Item = char>) -> usize {
    a.zip(b).take_while(|(a, b)| a == b).count()
}
