//! Going over a JSON text, value by value: in one pass, with nothing built, and without a
//! stack that grows with the text. It takes what RFC 8259 calls JSON, and nothing else.

mod token;

use super::string;
use std::borrow::Cow;
use thiserror::Error;

/// What is wrong with a text, and at which of its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum Fault {
    /// It ends in the midst of a value.
    #[error("ends too early, at byte {0}")]
    Ends(usize),
    /// Something else stands here than JSON, or than the value that is asked for.
    #[error("not as expected at byte {0}")]
    Unexpected(usize),
    /// Objects and lists stand too deep inside each other.
    #[error("too deep at byte {0}")]
    TooDeep(usize),
}

/// A place in a JSON text, which moves on over its values.
#[derive(Debug)]
pub struct Scanner<'a> {
    text: &'a str,
    at: usize,
    /// The brackets that are open here, the outermost first.
    open: Vec<u8>,
    limit: usize,
}

impl<'a> Scanner<'a> {
    /// Begins before the first value of a text, in which objects and lists may stand
    /// `limit` deep inside each other.
    pub fn of(text: &'a str, limit: usize) -> Self {
        Self {
            text,
            at: 0,
            open: Vec::new(),
            limit,
        }
    }

    /// Whether the next value is an object.
    pub fn at_object(&mut self) -> bool {
        self.next() == Some(b'{')
    }

    /// Whether the next value is a list.
    pub fn at_list(&mut self) -> bool {
        self.next() == Some(b'[')
    }

    /// Goes over the next value, whatever it is, and gives its text.
    ///
    /// # Errors
    /// What stands here is no JSON value.
    pub fn value(&mut self) -> Result<&'a str, Fault> {
        let mut next = self.next();
        let (start, outside) = (self.at, self.open.len());
        loop {
            match next {
                Some(b'"') => {
                    self.string()?;
                }
                Some(bracket @ (b'{' | b'[')) => {
                    self.enter(bracket)?;
                    next = self.next();
                    if next != Some(closing(bracket)) {
                        if bracket == b'{' {
                            self.name()?;
                            next = self.next();
                        }
                        continue;
                    }
                    self.leave();
                }
                Some(b'-' | b'0'..=b'9') => self.number()?,
                Some(b't') => self.word("true")?,
                Some(b'f') => self.word("false")?,
                Some(b'n') => self.word("null")?,
                _ => return Err(self.fault()),
            }
            // A value has ended, and perhaps what it stands in.
            while self.open.len() > outside {
                let bracket = self.open.last().copied().unwrap_or_default();
                if self.goes_on(bracket)? {
                    if bracket == b'{' {
                        self.name()?;
                    }
                    break;
                }
            }
            if self.open.len() == outside {
                return Ok(self.since(start));
            }
            next = self.next();
        }
    }

    /// Goes over the object here and gives its text. `each` is called with the name of
    /// every member, and goes over its value.
    ///
    /// # Errors
    /// What stands here is no object, or what `each` says.
    pub fn members(
        &mut self,
        mut each: impl FnMut(&mut Self, Cow<'a, str>) -> Result<(), Fault>,
    ) -> Result<&'a str, Fault> {
        self.inside(b'{', |it| {
            let name = it.name()?;
            each(it, name)
        })
    }

    /// Goes over the list here and gives its text; `each` goes over every item.
    ///
    /// # Errors
    /// What stands here is no list, or what `each` says.
    pub fn items(
        &mut self,
        each: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<&'a str, Fault> {
        self.inside(b'[', each)
    }

    /// That nothing follows.
    ///
    /// # Errors
    /// Something does.
    pub fn end(&mut self) -> Result<(), Fault> {
        match self.next() {
            None => Ok(()),
            Some(_) => Err(self.fault()),
        }
    }

    fn inside(
        &mut self,
        bracket: u8,
        mut each: impl FnMut(&mut Self) -> Result<(), Fault>,
    ) -> Result<&'a str, Fault> {
        let found = self.next();
        let start = self.at;
        if found != Some(bracket) {
            self.value()?;
            return Err(Fault::Unexpected(start));
        }
        self.enter(bracket)?;
        if self.next() == Some(closing(bracket)) {
            self.leave();
        } else {
            each(self)?;
            while self.goes_on(bracket)? {
                each(self)?;
            }
        }
        Ok(self.since(start))
    }

    /// Goes over the comma before the next member or item, or over the bracket after the
    /// last one, and tells which.
    fn goes_on(&mut self, bracket: u8) -> Result<bool, Fault> {
        match self.next() {
            Some(b',') => {
                self.step();
                Ok(true)
            }
            Some(it) if it == closing(bracket) => {
                self.leave();
                Ok(false)
            }
            _ => Err(self.fault()),
        }
    }

    fn enter(&mut self, bracket: u8) -> Result<(), Fault> {
        if self.open.len() >= self.limit {
            return Err(Fault::TooDeep(self.at));
        }
        self.open.push(bracket);
        self.step();
        Ok(())
    }

    fn leave(&mut self) {
        self.open.pop();
        self.step();
    }

    /// Goes over the name of a member, and its colon.
    fn name(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.next();
        let (raw, inside) = self.string()?;
        if self.next() != Some(b':') {
            return Err(self.fault());
        }
        self.step();
        // A name of no text, such as half a surrogate pair, is nobody's field.
        let name = inside.map(Cow::Borrowed).or_else(|| string(raw));
        Ok(name.unwrap_or(Cow::Borrowed(raw)))
    }

    /// Goes over white space, and tells what stands behind it.
    fn next(&mut self) -> Option<u8> {
        loop {
            let here = self.here();
            if !matches!(here, Some(b' ' | b'\n' | b'\r' | b'\t')) {
                return here;
            }
            self.step();
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "measured: twice as fast over a file in a module made for size"
    )]
    #[inline(always)]
    fn here(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn step(&mut self) {
        self.at = self.at.saturating_add(1);
    }

    fn since(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// That this is not what it should be.
    fn fault(&self) -> Fault {
        if self.at < self.text.len() {
            Fault::Unexpected(self.at)
        } else {
            Fault::Ends(self.at)
        }
    }
}

fn closing(bracket: u8) -> u8 {
    if bracket == b'{' { b'}' } else { b']' }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str, limit: usize) -> Result<&str, Fault> {
        let mut scanner = Scanner::of(text, limit);
        let value = scanner.value()?;
        scanner.end().map(|()| value)
    }

    #[test]
    fn what_is_wrong_is_told_by_its_place() {
        for (text, fault) in [
            ("", Fault::Ends(0)),
            ("[1,", Fault::Ends(3)),
            ("\"a\\", Fault::Ends(3)),
            ("{\"a\":1", Fault::Ends(6)),
            ("[1,]", Fault::Unexpected(3)),
            ("[1}", Fault::Unexpected(2)),
            ("{\"a\",", Fault::Unexpected(4)),
            ("\"12345678\n\"", Fault::Unexpected(9)),
            ("01", Fault::Unexpected(1)),
            ("[[[]]]", Fault::TooDeep(2)),
        ] {
            assert_eq!(read(text, 2), Err(fault), "{text}");
        }
        assert_eq!(
            read(" [[ ], \"[[[\\\"[[[\"] ", 2),
            Ok("[[ ], \"[[[\\\"[[[\"]")
        );
    }

    #[test]
    fn members_are_gone_into_one_inside_the_other() {
        let mut found = Vec::new();
        let text = " {\"a\" : {\"b\":[1 , {}]}, \"c\":2} ";
        let mut scanner = Scanner::of(text, 4);
        let whole = scanner.members(|it, name| {
            if !it.at_object() {
                found.push((name, it.value()?));
                return Ok(());
            }
            it.members(|it, _| {
                let list = it.items(|it| it.value().map(drop))?;
                found.push((name.clone(), list));
                Ok(())
            })
            .map(drop)
        });
        assert_eq!(whole, Ok(text.trim()));
        assert_eq!(found, [("a".into(), "[1 , {}]"), ("c".into(), "2")]);
    }
}
