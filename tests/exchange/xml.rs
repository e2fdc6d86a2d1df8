//! XML that is right, wrong, or made to do harm.

use passerelle::exchange::xml::{Malformed, Node, Place, XmlFault, decode, parse};
use passerelle::model::limits;

/// What is made of a document, as far as it is right.
fn read<T>(bytes: &[u8], of: impl FnOnce(&Node<'_>) -> T) -> Result<T, (Option<Place>, XmlFault)> {
    let fault = |error: passerelle::exchange::xml::XmlError| (error.at, error.fault);
    let text = decode(bytes).map_err(fault)?;
    parse(&text).map(|it| of(&it)).map_err(fault)
}

fn text_of(document: &str) -> String {
    read(document.as_bytes(), |it| it.text().into_owned()).unwrap()
}

fn refused(document: &str) -> ((usize, usize), XmlFault) {
    let (at, fault) = read(document.as_bytes(), |_| ()).unwrap_err();
    let at = at.unwrap();
    ((at.line, at.column), fault)
}

#[test]
fn text_sections_and_references_give_the_same_string() {
    for document in [
        "<a>Tom &amp; <![CDATA[<Anna>]]></a>",
        "<a><![CDATA[Tom & <Anna>]]></a>",
        "<a>Tom &#38; &#x3C;Anna&#x3e;</a>",
        "<a>Tom<!-- and --> &amp;<?go on?> &lt;Anna&gt;</a>",
        "<a><![CDATA[]]>Tom<![CDATA[ ]]>&amp; <![CDATA[<Anna]]>></a>",
    ] {
        assert_eq!(text_of(document), "Tom & <Anna>", "{document}");
    }
    assert_eq!(text_of("<a>a\r\nb\rc&#13;d</a>"), "a\nb\nc\rd");
    assert_eq!(text_of("<a><![CDATA[]]]]><![CDATA[>]]></a>"), "]]>");
    assert_eq!(text_of("<a>]]&gt; &quot;&apos;</a>"), "]]> \"'");
}

#[test]
fn names_are_those_of_namespaces_and_not_of_prefixes() {
    let document = r#"<a xmlns="urn:1" xmlns:p="urn:2" p:b="1" b="2" xml:lang="fr">
        <p:c/><c xmlns=""/><p:c xmlns:p="urn:3"/><d/></a>"#;
    let read = |it: &Node<'_>| -> Vec<(String, String)> {
        let own = (it.namespace.to_string(), it.name.to_owned());
        let inside = it
            .elements()
            .map(|it| (it.namespace.to_string(), it.name.to_owned()));
        std::iter::once(own).chain(inside).collect()
    };
    let text = decode(document.as_bytes()).unwrap();
    let root = parse(&text).unwrap();
    let names = [
        ("urn:1", "a"),
        ("urn:2", "c"),
        ("", "c"),
        ("urn:3", "c"),
        ("urn:1", "d"),
    ];
    let names = names.map(|(namespace, name)| (namespace.to_owned(), name.to_owned()));
    assert_eq!(read(&root), names);
    assert_eq!(root.attribute("b").as_deref(), Some("2"));
    assert_eq!(root.language().as_deref(), Some("fr"));
    let places: Vec<_> = root
        .elements()
        .map(|it| (it.at.line, it.at.column))
        .collect();
    assert_eq!(places, [(2, 9), (2, 15), (2, 28), (2, 50)]);
    let sources: Vec<_> = root.elements().map(|it| it.source).collect();
    assert_eq!(sources[1], r#"<c xmlns=""/>"#);
    assert_eq!(root.source, document);
}

#[test]
fn what_is_not_well_formed_is_refused_with_its_place() {
    let named = |name: &str| name.to_owned();
    for (document, at, malformed) in [
        ("<a>\n <b></a>", (2, 5), Malformed::End(named("a"))),
        ("<a>\n <b>", (2, 5), Malformed::Unclosed(named("b"))),
        ("<a></a>\n</a>", (2, 1), Malformed::End(named("a"))),
        ("<a/>\n<b/>", (2, 1), Malformed::Outside),
        ("<a/>\ntext", (1, 5), Malformed::Outside),
        ("<a/>&amp;", (1, 5), Malformed::Outside),
        ("<a/><![CDATA[ ]]>", (1, 5), Malformed::Outside),
        ("<!-- only -->", (1, 14), Malformed::NoElement),
        ("<a", (1, 1), Malformed::Markup),
        ("<a>é<b", (1, 5), Malformed::Markup),
        ("<a b='", (1, 1), Malformed::Markup),
        ("<a><!-- x </a>", (1, 4), Malformed::Markup),
        ("<a><![CDATA[ x </a>", (1, 4), Malformed::Markup),
        ("<a><? x </a>", (1, 4), Malformed::Markup),
        ("<a><!-- x -- y --></a>", (1, 11), Malformed::Comment),
        ("<a>x]]>y</a>", (1, 4), Malformed::SectionEnd),
        ("<a>x & y</a>", (1, 6), Malformed::Reference),
        ("<a>&#xZ;</a>", (1, 4), Malformed::Reference),
        ("<a>&#99999999999;</a>", (1, 4), Malformed::Reference),
        ("<a b='x & y'/>", (1, 1), Malformed::Reference),
        ("<a b='<'/>", (1, 1), Malformed::Markup),
        ("<1a/>", (1, 1), Malformed::Name(named("1a"))),
        (
            "<a:b:c xmlns:a='u'/>",
            (1, 1),
            Malformed::Name(named("a:b:c")),
        ),
        ("<:a/>", (1, 1), Malformed::Name(named(":a"))),
        ("<a b/>", (1, 1), Malformed::Attribute(named("a"))),
        ("<a b=c/>", (1, 1), Malformed::Attribute(named("a"))),
        ("<a b='1'c='2'/>", (1, 1), Malformed::Attribute(named("a"))),
        (
            "<a b='1' b='2'/>",
            (1, 1),
            Malformed::AttributeTwice(named("b")),
        ),
        (
            "<a xmlns:p='u' xmlns:q='u' p:b='1' q:b='2'/>",
            (1, 1),
            Malformed::AttributeTwice(named("b")),
        ),
        (
            "<a xmlns='u' xmlns='u'/>",
            (1, 1),
            Malformed::AttributeTwice(named("")),
        ),
        ("<a>\n<p:b/></a>", (2, 1), Malformed::Prefix(named("p"))),
        ("<a p:b='1'/>", (1, 1), Malformed::Prefix(named("p"))),
        (
            "<a><b xmlns:p='u'/><p:c/></a>",
            (1, 20),
            Malformed::Prefix(named("p")),
        ),
        ("<a xmlns:p=''/>", (1, 1), Malformed::Prefix(named("p"))),
        (
            "<a xmlns:xml='u'/>",
            (1, 1),
            Malformed::Prefix(named("xml")),
        ),
        (
            "<a xmlns:xmlns='u'/>",
            (1, 1),
            Malformed::Prefix(named("xmlns")),
        ),
        ("<a/><?xml version='1.0'?>", (1, 5), Malformed::Declaration),
        (
            "<!-- x --><?xml version='1.0'?><a/>",
            (1, 11),
            Malformed::Declaration,
        ),
        ("<a><?XML x?></a>", (1, 4), Malformed::Declaration),
        (
            "<?xml encoding='UTF-8'?><a/>",
            (1, 1),
            Malformed::Declaration,
        ),
        (
            "<?xml version='1.0' standalone='x'?><a/>",
            (1, 1),
            Malformed::Declaration,
        ),
        (
            "<?xml version='1.0' encoding='UTF-8' b='c'?><a/>",
            (1, 1),
            Malformed::Declaration,
        ),
        ("<?xm& a?><a/>", (1, 1), Malformed::Name(named("xm&"))),
    ] {
        assert_eq!(refused(document), (at, malformed.into()), "{document}");
    }
}

#[test]
fn no_document_type_and_no_entity_is_ever_looked_up() {
    let laughs = "<!DOCTYPE a [<!ENTITY b 'ha'><!ENTITY c '&b;&b;'>]>\n<a>&c;</a>";
    for document in [
        laughs,
        "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
        "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM 'http://a.example/'> %p;]><a/>",
        "<!doctype a><a/>",
        "<!DOCTYPE><a/>",
    ] {
        assert_eq!(refused(document).1, XmlFault::DocumentType, "{document}");
    }
    for (document, name) in [("<a>&c;</a>", "c"), ("<a b='&nbsp;'/>", "nbsp")] {
        assert_eq!(refused(document).1, XmlFault::Entity(name.to_owned()));
    }
}

#[test]
fn characters_that_xml_does_not_allow_are_refused_however_they_are_written() {
    assert_eq!(
        refused("<a>\n é\u{1}</a>"),
        ((2, 3), XmlFault::Character(1))
    );
    assert_eq!(refused("<a>\u{fffe}</a>").1, XmlFault::Character(0xfffe));
    for (reference, number) in [
        ("&#0;", 0),
        ("&#x1f;", 0x1f),
        ("&#xd800;", 0xd800),
        ("&#xffff;", 0xffff),
    ] {
        let fault = XmlFault::Character(number);
        assert_eq!(
            refused(&format!("<a>\n{reference}</a>")),
            ((2, 1), fault.clone())
        );
        assert_eq!(refused(&format!("<a b='{reference}'/>")).1, fault);
    }
    assert_eq!(
        refused("<a>&#x110000;</a>").1,
        XmlFault::Character(0x11_0000)
    );
}

#[test]
fn encodings_are_read_as_they_are_marked_or_declared() {
    let said = "Łódź, œuvre, 工学部 😀";
    let utf_16 = |unit: fn(u16) -> [u8; 2]| -> Vec<u8> {
        let text = format!("\u{feff}<?xml version='1.0' encoding='UTF-16'?><a>{said}</a>");
        text.encode_utf16().flat_map(unit).collect()
    };
    for bytes in [
        format!("<a>{said}</a>").into_bytes(),
        format!("\u{feff}<?xml version=\"1.0\" encoding=\"latin1\"?><a>{said}</a>").into_bytes(),
        format!(" \n<?xml version=\"1.0\" encoding = 'utf-8' ?><a>{said}</a>").into_bytes(),
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
    ] {
        assert_eq!(
            read(&bytes, |it| it.text().into_owned()),
            Ok(said.to_owned())
        );
    }
    for name in [
        "ISO-8859-1",
        "iso-8859-1",
        "Windows-1252",
        "cp1252",
        "latin1",
    ] {
        let mut bytes = format!("<?xml version='1.0' encoding='{name}'?><a>").into_bytes();
        bytes.extend(b"\xc9tienne \x9cuvre 5\x80</a>");
        let read = read(&bytes, |it| it.text().into_owned());
        assert_eq!(read, Ok("Étienne œuvre 5€".to_owned()));
    }
    for (bytes, name) in [
        (
            &b"<?xml version='1.0' encoding='Shift_JIS'?><a/>"[..],
            "Shift_JIS",
        ),
        (b"\xff\xfe\0\0<\0\0\0", "UTF-32"),
        (b"<\0a\0/\0>\0", "UTF-16 without its mark"),
    ] {
        let fault = XmlFault::Encoding(name.to_owned());
        assert_eq!(read(bytes, |_| ()), Err((None, fault)));
    }
    let place = |line, column| Some(Place { line, column });
    let wrong = read(b"<a>\n\xc3\xa9\xff</a>", |_| ());
    assert_eq!(wrong, Err((place(2, 2), XmlFault::NotText("UTF-8"))));
    let half = read(b"\xff\xfe<\0a\0/\0>\0\0\xd8", |_| ());
    assert_eq!(half, Err((place(1, 5), XmlFault::NotText("UTF-16"))));
    let odd = read(b"\xff\xfe<\0a\0/\0>\0x", |_| ());
    assert_eq!(odd, Err((place(1, 5), XmlFault::NotText("UTF-16"))));
    for bytes in [&b""[..], b" \n\t", b"\xef\xbb\xbf", b"\xff\xfe"] {
        assert_eq!(read(bytes, |_| ()), Err((None, XmlFault::Empty)));
    }
}

fn nested(depth: usize) -> String {
    format!("{}{}", "<a>".repeat(depth), "</a>".repeat(depth))
}

#[test]
fn depth_and_numbers_have_limits() {
    assert!(read(nested(limits::XML_DEPTH).as_bytes(), |_| ()).is_ok());
    let column = 3 * limits::XML_DEPTH + 1;
    assert_eq!(
        refused(&nested(limits::XML_DEPTH + 1)),
        ((1, column), XmlFault::TooDeep)
    );
    assert_eq!(refused(&nested(10_000)).1, XmlFault::TooDeep);
    assert_eq!(refused(&"<a>".repeat(1_000_000)).1, XmlFault::TooDeep);
    let many = |count| format!("<a>{}</a>", "<b/>".repeat(count));
    assert!(read(many(limits::XML_NODES - 1).as_bytes(), |_| ()).is_ok());
    assert_eq!(refused(&many(limits::XML_NODES)).1, XmlFault::TooMany);
    let named = |count: usize, name: &str| {
        let all: Vec<String> = (0..count).map(|it| format!(" {name}{it}='u'")).collect();
        format!("<a{}/>", all.concat())
    };
    for name in ["b", "xmlns:b"] {
        assert!(read(named(limits::XML_NAMES - 2, name).as_bytes(), |_| ()).is_ok());
        let fault = refused(&named(limits::XML_NAMES + 1, name)).1;
        assert_eq!(fault, XmlFault::TooManyNames);
    }
    let size = limits::DOCUMENT_BYTES + 1;
    let large = read(&vec![b'<'; size], |_| ());
    assert_eq!(large, Err((None, XmlFault::TooLarge(size))));
}

// Each is as large as a document may be, and of the shape that costs most at some step.
#[test]
fn the_largest_documents_are_answered_in_seconds() {
    let room = limits::DOCUMENT_BYTES - 100;
    let fill = |piece: &str| piece.repeat(room / piece.len());
    let prefixes: Vec<String> = (0..250).map(|it| format!(" xmlns:p{it}='{it}'")).collect();
    let tag = format!("<b{}/>", prefixes.concat());
    let long = "x".repeat(1_000_000);
    for document in [
        format!("<a>{}</a>", fill("x")),
        format!("<a>{}</a>", fill("&amp;")),
        format!("<a>{}</a>", fill("<b/>x")),
        format!("<a>{}</a>", fill("\n\r")),
        format!("<a>{}</a>", fill("<![CDATA[x]]>")),
        format!("<a b='{}'/>", fill("&#38;")),
        format!("<a b='{}'/>", fill("&")),
        format!("<a>{}</a>", fill(&tag)),
        format!(
            "<a{}>{}</a>",
            prefixes.concat(),
            fill("<p0:b p1:c='' p2:c=''/>")
        ),
        format!("<a xmlns:p='{long}'>{}</a>", fill("<p:b xmlns=''/>")),
        fill("<a>"),
        fill("<"),
        fill("<!--"),
        fill("&"),
    ] {
        let taken = super::taken(|| read(document.as_bytes(), |_| ()).ok());
        let start: String = document.chars().take(60).collect();
        assert!(taken < super::LONG, "{taken:?}: {start}");
    }
}
