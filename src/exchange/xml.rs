//! XML of the outside world: bytes to a tree of elements, and text that is XML.
//!
//! What is read is XML 1.0 with namespaces and without a document type: no entity beyond
//! the five and references to characters, so that nothing is fetched and nothing expands.
//! Every limit of [`crate::model::limits`] is checked while reading, and whatever is
//! refused is refused with its place.

mod decode;
mod fault;
mod lexical;
mod tree;
mod write;

pub(crate) use decode::windows;
pub use decode::{decode, decode_plain};
pub use fault::{Malformed, Place, XmlError, XmlFault};
pub use lexical::{collapsed, is_character, is_name};
pub use tree::parse;
pub use write::Writer;

use std::borrow::Cow;
use std::rc::Rc;

/// The namespace of `xml:lang`.
pub const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// Its namespace; empty for none.
    pub namespace: Rc<str>,
    /// Its name without prefix.
    pub name: &'a str,
    /// Its attributes, without those that declare namespaces.
    pub attributes: Vec<Attribute<'a>>,
    /// What stands in it; of an element that holds elements, spaces alone are no text.
    pub children: Vec<Child<'a>>,
    /// Where it begins.
    pub at: Place,
    /// Its source, from its first bracket to its last.
    pub source: &'a str,
}

/// Something in an element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Child<'a> {
    /// An element.
    Element(Node<'a>),
    /// Text, CDATA sections and references in one piece.
    Text(Cow<'a, str>),
}

/// An attribute.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute<'a> {
    /// Its namespace; empty for none, as an attribute without prefix has none.
    pub namespace: Rc<str>,
    /// Its name without prefix.
    pub name: &'a str,
    /// Its value.
    pub value: Cow<'a, str>,
}

impl<'a> Node<'a> {
    /// The elements in it.
    pub fn elements(&self) -> impl Iterator<Item = &Node<'a>> {
        self.children.iter().filter_map(|it| match it {
            Child::Element(node) => Some(node),
            Child::Text(_) => None,
        })
    }

    /// The first element in it of that name, in whatever namespace.
    pub fn element(&self, name: &str) -> Option<&Node<'a>> {
        self.elements().find(|it| it.name == name)
    }

    /// Its own text as it stands, without that of elements in it.
    pub fn text(&self) -> Cow<'_, str> {
        let mut texts = self.children.iter().filter_map(|it| match it {
            Child::Text(text) => Some(&**text),
            Child::Element(_) => None,
        });
        let first = texts.next().unwrap_or_default();
        match texts.next() {
            None => Cow::Borrowed(first),
            Some(second) => {
                let rest = texts.collect::<String>();
                Cow::Owned([first, second, &rest].concat())
            }
        }
    }

    /// Its text as `xs:token` has it: runs of spaces are one, and none stands at the ends.
    pub fn token(&self) -> String {
        collapsed(&self.text())
    }

    /// The value of an attribute without namespace, as `xs:token` has it.
    pub fn attribute(&self, name: &str) -> Option<String> {
        self.value("", name).map(collapsed)
    }

    /// Its own `xml:lang`.
    pub fn language(&self) -> Option<String> {
        self.value(XML, "lang").map(collapsed)
    }

    fn value(&self, namespace: &str, name: &str) -> Option<&str> {
        let mut all = self.attributes.iter();
        let found = all.find(|it| it.name == name && *it.namespace == *namespace);
        found.map(|it| &*it.value)
    }
}
