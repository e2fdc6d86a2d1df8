//! Just enough of Rust's grammar to find the paths of a file: words, marks and
//! numbers, without comments, strings and characters.

/// A word, a number or a mark of the source; `::` is one mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Token {
    Word(String),
    Float(String),
    Mark(&'static str),
    Other(char),
}

/// The tokens of a file.
pub fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let next = chars.get(at + 1).copied().unwrap_or(' ');
        match c {
            '/' if next == '/' => at = find(&chars, at, "\n"),
            '/' if next == '*' => at = find(&chars, at + 2, "*/") + 2,
            '"' => at = end_of_string(&chars, at + 1),
            'r' if starts_raw_string(&chars, at + 1) => at = end_of_raw_string(&chars, at + 1),
            // A character, as opposed to a lifetime.
            '\'' if next == '\\' => at = find(&chars, at + 3, "'") + 1,
            '\'' if chars.get(at + 2) == Some(&'\'') => at += 3,
            ':' if next == ':' => {
                tokens.push(Token::Mark("::"));
                at += 2;
            }
            _ if c.is_ascii_digit() => {
                let after_dot = tokens.last() == Some(&Token::Other('.'));
                at = number(&chars, at, after_dot, &mut tokens);
            }
            _ if is_word(c) => {
                let end = (at..chars.len())
                    .find(|it| !is_word(chars[*it]))
                    .unwrap_or(chars.len());
                tokens.push(Token::Word(chars[at..end].iter().collect()));
                at = end;
            }
            _ => {
                if !c.is_whitespace() {
                    tokens.push(Token::Other(c));
                }
                at += 1;
            }
        }
    }
    tokens
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

fn find(chars: &[char], from: usize, pattern: &str) -> usize {
    let pattern: Vec<char> = pattern.chars().collect();
    (from..chars.len())
        .find(|at| chars[*at..].starts_with(&pattern))
        .unwrap_or(chars.len())
}

fn end_of_string(chars: &[char], mut at: usize) -> usize {
    while let Some(c) = chars.get(at) {
        match c {
            '"' => return at + 1,
            '\\' => at += 2,
            _ => at += 1,
        }
    }
    at
}

fn hashes(chars: &[char], at: usize) -> usize {
    chars.iter().skip(at).take_while(|c| **c == '#').count()
}

fn starts_raw_string(chars: &[char], at: usize) -> bool {
    chars.get(at + hashes(chars, at)) == Some(&'"')
}

fn end_of_raw_string(chars: &[char], at: usize) -> usize {
    let hashes = hashes(chars, at);
    let end = format!("\"{}", "#".repeat(hashes));
    find(chars, at + hashes + 1, &end) + end.len()
}

/// Reads a number; one with a point is a float, unless it follows a point (`pair.0.1`).
fn number(chars: &[char], from: usize, after_dot: bool, tokens: &mut Vec<Token>) -> usize {
    let digits = |from: usize| (from..chars.len()).find(|it| !is_word(chars[*it]));
    let end = digits(from).unwrap_or(chars.len());
    let point =
        chars.get(end) == Some(&'.') && chars.get(end + 1).is_some_and(char::is_ascii_digit);
    if after_dot || !point {
        return end;
    }
    let end = digits(end + 1).unwrap_or(chars.len());
    tokens.push(Token::Float(chars[from..end].iter().collect()));
    end
}
