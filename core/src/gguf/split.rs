//! Models in several files: llama.cpp finds the others by the name of the first, so a name that was changed is told here.

use super::fault::Fault;
use super::header::Metadata;
use std::path::{Path, PathBuf};

/// Which of how many files a header says that it is; nothing for a model in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// Counted from 0.
    pub(super) index: u16,
    pub(super) count: u16,
}

impl Place {
    /// What the header says. What is missing or of another type is left to llama.cpp, which says so.
    pub(super) fn of(metadata: &Metadata) -> Option<Self> {
        let count = metadata.u16("split.count").filter(|count| *count > 1)?;
        let index = metadata.u16("split.no")?;
        Some(Self { index, count })
    }

    /// How the name of such a file ends.
    fn ending(self) -> String {
        format!("-{:05}-of-{:05}.gguf", u32::from(self.index) + 1, self.count)
    }
}

/// The other files of a model, whose first file is at `path`; an error if this is not the first or is not called so.
pub(super) fn others(path: &Path, place: Place) -> Result<Vec<PathBuf>, Fault> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let first = Place { index: 0, ..place };
    let prefix = name.strip_suffix(&place.ending()).filter(|prefix| !prefix.is_empty());
    let expected = format!("{}{}", prefix.unwrap_or(stem(&name)), first.ending());
    match prefix {
        _ if place.index > 0 => Err(Fault::NotTheFirstPart {
            part: u32::from(place.index) + 1,
            count: place.count,
            expected,
        }),
        None => Err(Fault::RenamedPart {
            count: place.count,
            expected,
        }),
        Some(prefix) => Ok((1..place.count)
            .map(|index| path.with_file_name(format!("{prefix}{}", Place { index, ..place }.ending())))
            .collect()),
    }
}

/// A file name without its extension, and without what it says about parts.
fn stem(name: &str) -> &str {
    let name = name.strip_suffix(".gguf").unwrap_or(name);
    let digits = |text: &str| text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = name.rsplitn(4, '-').collect();
    match parts[..] {
        [count, "of", part, prefix] if digits(count) && digits(part) => prefix,
        _ => name,
    }
}

/// Refuses a file in the place of another.
pub(super) fn check_other(path: &Path, expected: Place, found: Option<Place>) -> Result<(), Fault> {
    if found.is_some_and(|found| found.index == expected.index) {
        return Ok(());
    }
    Err(Fault::WrongPart {
        name: path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
        part: u32::from(expected.index) + 1,
        count: expected.count,
        found: match found {
            Some(found) => format!("part {}", u32::from(found.index) + 1),
            None => "no part of a split model".to_owned(),
        },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const FIRST: Place = Place { index: 0, count: 3 };
    const SECOND: Place = Place { index: 1, count: 3 };

    fn refused(name: &str, place: Place) -> String {
        others(Path::new(name), place).unwrap_err().to_string()
    }

    #[test]
    fn the_first_part_leads_to_the_others() {
        let found = others(Path::new("/m/a-b-00001-of-00003.gguf"), FIRST).unwrap();
        let expected = ["/m/a-b-00002-of-00003.gguf", "/m/a-b-00003-of-00003.gguf"];
        assert_eq!(found, expected.map(PathBuf::from));
    }

    #[test]
    fn another_part_names_the_first() {
        let said = refused("/m/a-00002-of-00003.gguf", SECOND);
        assert!(
            said.contains("part 2 of 3") && said.contains("'a-00001-of-00003.gguf'"),
            "{said}"
        );
    }

    #[test]
    fn a_renamed_part_is_told_its_name() {
        for (name, place) in [("a.gguf", FIRST), ("a-00001-of-00004.gguf", FIRST), ("a", SECOND)] {
            let said = refused(name, place);
            assert!(said.contains("'a-00001-of-00003.gguf'"), "{said}");
        }
    }

    #[test]
    fn a_part_in_the_place_of_another_is_told() {
        let path = Path::new("/m/a-00002-of-00003.gguf");
        assert!(check_other(path, SECOND, Some(SECOND)).is_ok());
        for found in [Some(FIRST), None] {
            let said = check_other(path, SECOND, found).unwrap_err().to_string();
            assert!(said.contains("a-00002-of-00003.gguf"), "{said}");
        }
    }
}
