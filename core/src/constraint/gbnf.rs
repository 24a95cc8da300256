//! GBNF, llama.cpp's notation for grammars, as Lark: rule for rule, and every literal character by character.
//!
//! A lexer that takes the longest match would read another language, as GBNF has none: `[a-z]* "end"` would never end. So each lexeme is
//! one character, and the parser does the rest.

use crate::{Error, Result};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Where a grammar begins.
const ROOT: &str = "root";

/// Writes a GBNF grammar in Lark.
pub(super) fn to_lark(field: &str, text: &str) -> Result<String> {
    let mut reader = Reader {
        rest: text,
        line: 1,
        rules: BTreeMap::new(),
        lark: String::new(),
    };
    reader.grammar().map_err(|fault| {
        let given = format!("not GBNF: line {}: {}", fault.line, fault.found);
        Error::invalid_input(field, given, fault.expected)
    })?;
    let undefined = reader.rules.iter().find(|(_, rule)| !rule.defined);
    if let Some((name, rule)) = undefined {
        let given = format!("not GBNF: line {}: the rule '{name}' is nowhere defined", rule.line);
        return Err(Error::invalid_input(field, given, format!("a rule '{name} ::= …'")));
    }
    match reader.rules.get(ROOT) {
        Some(root) => Ok(format!("start: {}\n{}", root.name, reader.lark)),
        None => Err(Error::invalid_input(
            field,
            "without the rule 'root'",
            "one that begins 'root ::='",
        )),
    }
}

struct Fault {
    line: usize,
    found: String,
    expected: &'static str,
}

/// A rule's name in Lark, and whether it was defined.
struct Rule {
    name: String,
    defined: bool,
    line: usize,
}

struct Reader<'a> {
    rest: &'a str,
    line: usize,
    rules: BTreeMap<&'a str, Rule>,
    lark: String,
}

type Read<T> = std::result::Result<T, Fault>;

impl<'a> Reader<'a> {
    fn grammar(&mut self) -> Read<()> {
        self.blanks(true);
        while !self.rest.is_empty() {
            let name = self.name()?;
            let rule = self.rule(name);
            if rule.defined {
                return self.fault("one definition of each rule; join them with |");
            }
            rule.defined = true;
            let head = format!("{}: ", rule.name);
            self.blanks(false);
            if !self.take("::=") {
                return self.fault("'::=' behind the rule's name");
            }
            self.blanks(true);
            self.lark += &head;
            self.alternatives(false)?;
            self.lark.push('\n');
            self.blanks(true);
        }
        Ok(())
    }

    /// What `|` joins; newlines are blanks `within` brackets.
    fn alternatives(&mut self, within: bool) -> Read<()> {
        loop {
            let n_items = self.sequence(within)?;
            if n_items == 0 {
                self.lark += "\"\" ";
            }
            if !self.continues_with_bar(within) {
                return Ok(());
            }
            self.lark += "| ";
        }
    }

    /// Whether another alternative follows, on this line, or first thing on a later one.
    fn continues_with_bar(&mut self, within: bool) -> bool {
        let before = (self.rest, self.line);
        self.blanks(true);
        if self.take("|") {
            self.blanks(true);
            return true;
        }
        if !within {
            (self.rest, self.line) = before;
        }
        false
    }

    fn sequence(&mut self, within: bool) -> Read<usize> {
        let mut n_items = 0;
        while self.item(within)? {
            self.repetition()?;
            self.lark.push(' ');
            self.blanks(within);
            n_items += 1;
        }
        Ok(n_items)
    }

    /// One item of a sequence; false where it has ended.
    fn item(&mut self, within: bool) -> Read<bool> {
        match self.rest.chars().next() {
            Some('"') => self.literal()?,
            Some('[') => self.class()?,
            Some('.') => {
                self.skip(1);
                self.lark += "/(?s:.)/";
            }
            Some('(') => {
                self.skip(1);
                self.blanks(true);
                self.lark += "( ";
                self.alternatives(true)?;
                if !self.take(")") {
                    return self.fault("')'");
                }
                self.lark.push(')');
            }
            Some(char) if is_of_name(char) => {
                let name = self.name()?;
                let lark = self.rule(name).name.clone();
                self.lark += &lark;
            }
            None | Some('|' | '\n' | '\r') => return Ok(false),
            Some(')') if within => return Ok(false),
            Some('<' | '!') => return self.fault("no tokens: their numbers differ between models; write their text"),
            Some(_) => return self.fault("a literal, a class, a rule or a group"),
        }
        Ok(true)
    }

    /// A text in quotes: its characters, each a lexeme.
    fn literal(&mut self) -> Read<()> {
        self.skip(1);
        let mut chars = Vec::new();
        while !self.take("\"") {
            chars.push(self.char("'\"' at the literal's end")?);
        }
        match chars[..] {
            [] => self.lark += "\"\"",
            [char] => self.lexeme(char),
            _ => {
                self.lark += "( ";
                for char in chars {
                    self.lexeme(char);
                    self.lark.push(' ');
                }
                self.lark.push(')');
            }
        }
        Ok(())
    }

    fn lexeme(&mut self, char: char) {
        let _ = write!(self.lark, "/\\x{{{:X}}}/", u32::from(char));
    }

    /// Characters in brackets, of which one is taken.
    fn class(&mut self) -> Read<()> {
        self.skip(1);
        let mut class = String::from("[");
        if self.take("^") {
            class.push('^');
        }
        let mut n_chars = 0;
        while !self.take("]") {
            let from = self.char("']' at the class's end")?;
            let mut to = from;
            if self.rest.starts_with('-') && !self.rest.starts_with("-]") {
                self.skip(1);
                to = self.char("']' at the class's end")?;
            }
            if to < from {
                return self.fault("a range that goes up");
            }
            let _ = write!(class, "\\x{{{:X}}}-\\x{{{:X}}}", u32::from(from), u32::from(to));
            n_chars += 1;
        }
        if n_chars == 0 {
            return self.fault("a character between '[' and ']'");
        }
        let _ = write!(self.lark, "/{class}]/");
        Ok(())
    }

    /// One character of a literal or a class, escaped or not.
    fn char(&mut self, expected: &'static str) -> Read<char> {
        let Some(char) = self.rest.chars().next().filter(|char| !matches!(char, '\n' | '\r')) else {
            return self.fault(expected);
        };
        self.skip(char.len_utf8());
        if char != '\\' {
            return Ok(char);
        }
        let n_digits = match self.rest.chars().next() {
            Some('x') => 2,
            Some('u') => 4,
            Some('U') => 8,
            Some(char) => {
                self.skip(char.len_utf8());
                return match char {
                    't' => Ok('\t'),
                    'r' => Ok('\r'),
                    'n' => Ok('\n'),
                    '\\' | '"' | '[' | ']' => Ok(char),
                    _ => self.fault("an escape: \\n \\r \\t \\\\ \\\" \\[ \\] \\x00 \\u0000 or \\U00000000"),
                };
            }
            None => return self.fault(expected),
        };
        let digits = self.rest.get(1..=n_digits);
        let code = digits.filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
        let code = code.and_then(|digits| u32::from_str_radix(digits, 16).ok());
        match code.and_then(char::from_u32) {
            Some(char) => {
                self.skip(1 + n_digits);
                Ok(char)
            }
            None => {
                self.fault("the hexadecimal digits of a character: two behind \\x, four behind \\u, eight behind \\U")
            }
        }
    }

    /// `*`, `+`, `?` or a number in braces behind an item.
    fn repetition(&mut self) -> Read<()> {
        match self.rest.chars().next() {
            Some(sign @ ('*' | '+' | '?')) => {
                self.skip(1);
                self.lark.push(sign);
            }
            Some('{') => {
                let Some((bounds, rest)) = self.rest[1..].split_once('}') else {
                    return self.fault("'}'");
                };
                let (least, most) = bounds.split_once(',').map_or((bounds, Some(bounds)), |(least, most)| {
                    (least, Some(most).filter(|most| !most.trim().is_empty()))
                });
                let number = |text: &str| text.trim().parse::<u16>().ok();
                let (Some(least), Some(most)) = (number(least), most.map_or(Some(None), |most| number(most).map(Some)))
                else {
                    return self.fault("{n}, {n,} or {n,m} of numbers up to 65535");
                };
                if most.is_some_and(|most| most < least) {
                    return self.fault("{n,m} with m at least n");
                }
                let _ = match most {
                    Some(most) => write!(self.lark, "{{{least},{most}}}"),
                    None => write!(self.lark, "{{{least},}}"),
                };
                self.rest = rest;
            }
            _ => {}
        }
        Ok(())
    }

    fn name(&mut self) -> Read<&'a str> {
        let n_bytes = self.rest.find(|char| !is_of_name(char)).unwrap_or(self.rest.len());
        if n_bytes == 0 {
            return self.fault("a rule's name: letters, digits and '-'");
        }
        let name = &self.rest[..n_bytes];
        self.skip(n_bytes);
        Ok(name)
    }

    fn rule(&mut self, name: &'a str) -> &mut Rule {
        let (number, line) = (self.rules.len(), self.line);
        self.rules.entry(name).or_insert_with(|| Rule {
            name: format!("r{number}"),
            defined: false,
            line,
        })
    }

    /// Passes blanks and comments, and line ends where they are no more than that.
    fn blanks(&mut self, lines: bool) {
        loop {
            match self.rest.chars().next() {
                Some(' ' | '\t') => self.skip(1),
                Some('#') => self.skip(self.rest.find(['\n', '\r']).unwrap_or(self.rest.len())),
                Some('\n') if lines => {
                    self.line += 1;
                    self.skip(1);
                }
                Some('\r') if lines => self.skip(1),
                _ => return,
            }
        }
    }

    fn take(&mut self, text: &str) -> bool {
        let rest = self.rest.strip_prefix(text);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn skip(&mut self, n_bytes: usize) {
        self.rest = &self.rest[n_bytes..];
    }

    fn fault<T>(&self, expected: &'static str) -> Read<T> {
        let found = match self.rest.chars().next() {
            Some('\n' | '\r') => "the line's end".into(),
            Some(_) => format!(
                "'{}'",
                self.rest
                    .lines()
                    .next()
                    .unwrap_or_default()
                    .chars()
                    .take(20)
                    .collect::<String>()
            ),
            None => "the end".into(),
        };
        Err(Fault {
            line: self.line,
            found,
            expected,
        })
    }
}

fn is_of_name(char: char) -> bool {
    char.is_ascii_alphanumeric() || char == '-' || char == '_'
}
