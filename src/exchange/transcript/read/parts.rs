//! The elements that an element holds, against those that the format has there.

use super::Reader;
use crate::exchange::transcript::finding::Found;
use crate::exchange::transcript::kind::{ELMO, TORS};
use crate::exchange::xml::Node;

/// The namespace of signatures.
const SIGNATURE: &str = "http://www.w3.org/2000/09/xmldsig#";

/// The elements in an element, by the names that the format has there.
pub struct Parts<'n, 'a> {
    names: Vec<&'static str>,
    found: Vec<Vec<&'n Node<'a>>>,
}

impl<'n, 'a> Parts<'n, 'a> {
    /// All elements of a name.
    pub fn all(&self, name: &str) -> &[&'n Node<'a>] {
        let at = self.names.iter().position(|it| *it == name);
        let found = at.and_then(|it| self.found.get(it));
        found.map(Vec::as_slice).unwrap_or_default()
    }

    /// The first element of a name.
    pub fn one(&self, name: &str) -> Option<&'n Node<'a>> {
        self.all(name).first().copied()
    }

    /// The text of the first element of a name, where it says anything.
    pub fn token(&self, name: &str) -> Option<String> {
        self.one(name).map(Node::token).filter(|it| !it.is_empty())
    }
}

impl Reader {
    /// Sorts what an element holds by a list of names in the order of the format, each
    /// followed by how often it may stand: `?` at most once, `*` at will, `+` at least
    /// once, else once. What is missing, repeated, empty or out of order is taken down;
    /// what the format does not have there is kept.
    pub fn parts<'n, 'a>(&mut self, node: &'n Node<'a>, spec: &'static str) -> Parts<'n, 'a> {
        let marks = ['?', '*', '+'];
        let names: Vec<&str> = spec
            .split(' ')
            .map(|it| it.trim_end_matches(marks))
            .collect();
        let mut found: Vec<Vec<&Node<'a>>> = vec![Vec::new(); names.len()];
        let (mut last, mut ordered) = (0, true);
        for child in node.elements() {
            let at = names.iter().position(|it| *it == child.name);
            let Some(at) = at.filter(|_| is_own(child)) else {
                self.keep(child, node.name);
                continue;
            };
            self.check_namespace(child);
            if at < last && ordered {
                ordered = false;
                let (element, parent) = pair(child.name, node.name);
                self.find(Some(child.at), Found::Order { element, parent });
            }
            last = last.max(at);
            if let Some(list) = found.get_mut(at) {
                list.push(child);
            }
        }
        for (entry, list) in spec.split(' ').zip(&found) {
            let name = entry.trim_end_matches(marks);
            let (once, needed) = (!entry.ends_with(['*', '+']), !entry.ends_with(['?', '*']));
            let (element, parent) = pair(name, node.name);
            match list.as_slice() {
                [] if needed => self.find(Some(node.at), Found::Missing { element, parent }),
                [_, second, ..] if once => {
                    self.find(Some(second.at), Found::Repeated { element, parent });
                }
                [first, ..] if needed && is_empty(first) => {
                    self.find(Some(first.at), Found::Empty { element });
                }
                _ => {}
            }
        }
        Parts { names, found }
    }
}

fn is_empty(node: &Node<'_>) -> bool {
    node.children.is_empty() && node.attributes.is_empty()
}

fn pair(element: &str, parent: &str) -> (String, String) {
    (element.to_owned(), parent.to_owned())
}

/// Whether an element belongs to the formats that are read, or to no namespace at all.
fn is_own(node: &Node<'_>) -> bool {
    let namespace = &*node.namespace;
    let known = ELMO.iter().chain(&TORS).any(|it| *it == namespace);
    known || namespace.is_empty() || (node.name == "Signature" && namespace == SIGNATURE)
}
