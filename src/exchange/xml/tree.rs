//! The text of a document to its tree. `quick-xml` parts the text into tags, texts and
//! sections; names, attributes, references and namespaces are checked here, as it lets
//! much pass that is no XML.

use super::fault::{Malformed, XmlError, XmlFault};
use super::lexical::{Cursor, is_name, referred, split, value};
use super::{Attribute, Child, Node, XML};
use crate::model::limits;
use quick_xml::errors::{Error, IllFormedError};
use quick_xml::events::{BytesEnd, BytesStart, Event};
use quick_xml::reader::Reader;
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::rc::Rc;

/// The namespace of the attributes that declare namespaces.
const XMLNS: &str = "http://www.w3.org/2000/xmlns/";

/// The element that a text is.
///
/// # Errors
/// Not well-formed, with a document type or an entity, or beyond a limit.
pub fn parse(text: &str) -> Result<Node<'_>, XmlError> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut builder = Builder::of(text);
    let mut cursor = Cursor::default();
    let mut from = 0;
    loop {
        let place = cursor.place();
        let event = reader.read_event().map_err(|error| {
            let begun = usize::try_from(reader.error_position()).unwrap_or(from);
            let mut cursor = cursor;
            cursor.advance(text.get(from..begun).unwrap_or_default());
            fault(&error).at(cursor.place())
        })?;
        let to = usize::try_from(reader.buffer_position()).unwrap_or(text.len());
        if matches!(event, Event::Eof) {
            return builder.end().map_err(|fault| fault.at(place));
        }
        let (begun, piece) = (from, text.get(from..to).unwrap_or_default());
        builder
            .take(event, (begun, to), cursor)
            .map_err(|fault| fault.at(place))?;
        cursor.advance(piece);
        from = to;
    }
}

/// What the reader itself finds wrong.
fn fault(error: &Error) -> XmlFault {
    match error {
        Error::IllFormed(IllFormedError::MissingEndTag(name)) => {
            Malformed::Unclosed(shortened(name)).into()
        }
        Error::IllFormed(
            IllFormedError::UnmatchedEndTag(found) | IllFormedError::MismatchedEndTag { found, .. },
        ) => Malformed::End(shortened(found)).into(),
        Error::IllFormed(IllFormedError::DoubleHyphenInComment) => Malformed::Comment.into(),
        Error::IllFormed(IllFormedError::UnclosedReference) => Malformed::Reference.into(),
        Error::IllFormed(
            IllFormedError::MissingDeclVersion(_) | IllFormedError::UnknownVersion,
        ) => Malformed::Declaration.into(),
        Error::IllFormed(IllFormedError::MissingDoctypeName) => XmlFault::DocumentType,
        _ => Malformed::Markup.into(),
    }
}

fn shortened(name: &str) -> String {
    name.chars().take(40).collect()
}

struct Builder<'a> {
    text: &'a str,
    /// The elements that are open, each with the byte at which it begins and the number of
    /// prefixes that were known around it.
    open: Vec<(Node<'a>, usize, usize)>,
    root: Option<Node<'a>>,
    /// Prefixes and what they stand for, the nearest last; an empty one is the default.
    bound: Vec<(&'a str, Rc<str>)>,
    known: BTreeSet<Rc<str>>,
    nodes: usize,
    /// Whether anything but spaces has been passed.
    begun: bool,
}

impl<'a> Builder<'a> {
    fn of(text: &'a str) -> Self {
        let mut builder = Self {
            text,
            open: Vec::new(),
            root: None,
            bound: Vec::new(),
            known: BTreeSet::new(),
            nodes: 0,
            begun: false,
        };
        let (none, xml) = (builder.shared(""), builder.shared(XML));
        builder.bound = vec![("", none), ("xml", xml)];
        builder
    }

    /// One copy of each namespace, however often it is named.
    fn shared(&mut self, namespace: &str) -> Rc<str> {
        if let Some(known) = self.known.get(namespace) {
            return known.clone();
        }
        let new: Rc<str> = namespace.into();
        self.known.insert(new.clone());
        new
    }

    fn take(
        &mut self,
        event: Event<'a>,
        (from, to): (usize, usize),
        cursor: Cursor,
    ) -> Result<(), XmlFault> {
        let blank = matches!(&event, Event::Text(it) if is_blank(it));
        match event {
            Event::Start(tag) => self.start(&tag, from, cursor),
            Event::Empty(tag) => {
                self.start(&tag, from, cursor)?;
                self.close(to);
                Ok(())
            }
            Event::End(tag) => self.finish(&tag, to),
            Event::Text(it) if it.contains("]]>") => Err(Malformed::SectionEnd.into()),
            Event::Text(it) if self.open.is_empty() => {
                if is_blank(&it) {
                    Ok(())
                } else {
                    Err(Malformed::Outside.into())
                }
            }
            Event::Text(it) => self.add(it.into_inner()),
            Event::CData(it) => self.add(it.into_inner()),
            Event::GeneralRef(it) => self.add(Cow::Owned(referred(&it)?.to_string())),
            Event::DocType(_) => Err(XmlFault::DocumentType),
            Event::Decl(it) if self.begun || !is_declaration(&it) => {
                Err(Malformed::Declaration.into())
            }
            Event::PI(it) if it.target().eq_ignore_ascii_case("xml") => {
                Err(Malformed::Declaration.into())
            }
            Event::PI(it) if !is_name(it.target()) => {
                Err(Malformed::Name(shortened(it.target())).into())
            }
            Event::Decl(_) | Event::PI(_) | Event::Comment(_) | Event::Eof => Ok(()),
        }?;
        self.begun |= !blank;
        Ok(())
    }

    fn count(&mut self, more: usize) -> Result<(), XmlFault> {
        self.nodes = self.nodes.saturating_add(more);
        if self.nodes > limits::XML_NODES {
            Err(XmlFault::TooMany)
        } else {
            Ok(())
        }
    }

    /// Adds a piece of text to the element that is open.
    fn add(&mut self, piece: Cow<'a, str>) -> Result<(), XmlFault> {
        let Some((node, ..)) = self.open.last_mut() else {
            return Err(Malformed::Outside.into());
        };
        if let Some(Child::Text(text)) = node.children.last_mut() {
            text.to_mut().push_str(&piece);
            return Ok(());
        }
        node.children.push(Child::Text(piece));
        self.count(1)
    }

    fn start(&mut self, tag: &BytesStart<'a>, from: usize, cursor: Cursor) -> Result<(), XmlFault> {
        if self.open.is_empty() && self.root.is_some() {
            return Err(Malformed::Outside.into());
        }
        if self.open.len() >= limits::XML_DEPTH {
            return Err(XmlFault::TooDeep);
        }
        let (name, attributes) = self.written(from, tag);
        let (prefix, local) = split(name)?;
        let around = self.bound.len();
        let mut named = Vec::new();
        for pair in Attributes::of(name, attributes) {
            let (name, raw) = pair?;
            if named.len().saturating_add(self.bound.len()) > limits::XML_NAMES {
                return Err(XmlFault::TooManyNames);
            }
            let value = value(raw)?;
            match split(name)? {
                ("", "xmlns") => self.bind("", &value, around)?,
                ("xmlns", prefix) => self.bind(prefix, &value, around)?,
                (prefix, local) => named.push((prefix, local, value)),
            }
        }
        let pairs = named.len().saturating_add(self.bound.len());
        self.count(pairs.saturating_sub(around).saturating_add(1))?;
        let namespace = self.resolved(prefix)?;
        let mut attributes: Vec<Attribute<'a>> = Vec::with_capacity(named.len());
        for (prefix, name, value) in named {
            let namespace = if prefix.is_empty() {
                self.shared("")
            } else {
                self.resolved(prefix)?
            };
            if attributes
                .iter()
                .any(|it| it.name == name && it.namespace == namespace)
            {
                return Err(Malformed::AttributeTwice(shortened(name)).into());
            }
            attributes.push(Attribute {
                namespace,
                name,
                value,
            });
        }
        let node = Node {
            namespace,
            name: local,
            attributes,
            children: Vec::new(),
            at: cursor.place(),
            source: "",
        };
        self.open.push((node, from, around));
        Ok(())
    }

    /// The name of a tag and what follows it, as they stand in the text.
    fn written(&self, from: usize, tag: &BytesStart<'a>) -> (&'a str, &'a str) {
        let name = tag.name().0.len();
        let inside = self.text.get(from.saturating_add(1)..).unwrap_or_default();
        let inside = inside.get(..tag.len()).unwrap_or_default();
        inside.split_at_checked(name).unwrap_or((inside, ""))
    }

    /// Lets a prefix stand for a namespace in the element that begins.
    fn bind(&mut self, prefix: &'a str, namespace: &str, around: usize) -> Result<(), XmlFault> {
        let here = self.bound.get(around..).unwrap_or_default();
        if here.iter().any(|(it, _)| *it == prefix) {
            return Err(Malformed::AttributeTwice(shortened(prefix)).into());
        }
        let right = match (prefix, namespace) {
            ("xml", _) | (_, XML) => prefix == "xml" && namespace == XML,
            ("xmlns", _) | (_, XMLNS) => false,
            (_, "") => prefix.is_empty(),
            _ => true,
        };
        if !right {
            return Err(Malformed::Prefix(shortened(prefix)).into());
        }
        let namespace = self.shared(namespace);
        self.bound.push((prefix, namespace));
        Ok(())
    }

    fn resolved(&self, prefix: &str) -> Result<Rc<str>, XmlFault> {
        let mut nearest = self.bound.iter().rev();
        let found = nearest.find(|(it, _)| *it == prefix);
        let found = found.map(|(_, namespace)| namespace.clone());
        found.ok_or_else(|| Malformed::Prefix(shortened(prefix)).into())
    }

    fn finish(&mut self, tag: &BytesEnd<'a>, to: usize) -> Result<(), XmlFault> {
        if self.open.is_empty() {
            return Err(Malformed::End(shortened(tag.name().0)).into());
        }
        self.close(to);
        Ok(())
    }

    /// Ends the element that is open, at a byte of the text.
    fn close(&mut self, to: usize) {
        let Some((mut node, from, around)) = self.open.pop() else {
            return;
        };
        self.bound.truncate(around);
        node.source = self.text.get(from..to).unwrap_or_default();
        if node.elements().next().is_some() {
            node.children
                .retain(|it| !matches!(it, Child::Text(text) if is_blank(text)));
        }
        node.children.shrink_to_fit();
        match self.open.last_mut() {
            Some((parent, ..)) => parent.children.push(Child::Element(node)),
            None => self.root = Some(node),
        }
    }

    fn end(mut self) -> Result<Node<'a>, XmlFault> {
        if let Some((node, ..)) = self.open.pop() {
            return Err(Malformed::Unclosed(shortened(node.name)).into());
        }
        self.root.ok_or_else(|| Malformed::NoElement.into())
    }
}

fn is_blank(text: &str) -> bool {
    text.bytes()
        .all(|it| matches!(it, b' ' | b'\t' | b'\n' | b'\r'))
}

/// Whether what stands between `<?` and `?>` is a declaration.
fn is_declaration(inside: &str) -> bool {
    let rest = inside.strip_prefix("xml").unwrap_or_default();
    let pairs: Result<Vec<_>, _> = Attributes::of("xml", rest).collect();
    let pairs = pairs.unwrap_or_default();
    let names: Vec<&str> = pairs.iter().map(|(name, _)| *name).collect();
    let values = pairs.iter().all(|(name, value)| match *name {
        "version" => value.starts_with("1."),
        "standalone" => matches!(*value, "yes" | "no"),
        _ => value.starts_with(|it: char| it.is_ascii_alphabetic()),
    });
    let known: [&[&str]; 4] = [
        &["version"],
        &["version", "encoding"],
        &["version", "standalone"],
        &["version", "encoding", "standalone"],
    ];
    values && known.contains(&names.as_slice())
}

/// Goes over the attributes of a tag.
struct Attributes<'a> {
    of: &'a str,
    rest: &'a str,
}

impl<'a> Attributes<'a> {
    fn of(name: &'a str, rest: &'a str) -> Self {
        Self { of: name, rest }
    }

    fn pair(&mut self) -> Option<(&'a str, &'a str)> {
        let spaces = [' ', '\t', '\n'];
        let (name, after) = self.rest.split_once('=')?;
        let name = name.strip_prefix(spaces)?;
        let after = after.trim_start_matches(spaces);
        let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
        let (value, rest) = after.get(1..)?.split_once(quote)?;
        self.rest = rest;
        Some((name.trim_matches(spaces), value))
    }
}

impl<'a> Iterator for Attributes<'a> {
    type Item = Result<(&'a str, &'a str), XmlFault>;

    fn next(&mut self) -> Option<Self::Item> {
        if is_blank(self.rest) {
            return None;
        }
        let pair = self.pair();
        if pair.is_none() {
            self.rest = "";
        }
        Some(pair.ok_or_else(|| Malformed::Attribute(shortened(self.of)).into()))
    }
}
