//! Colours as the browser understands them.

use wasm_bindgen::JsCast as _;
use web_sys::{Document, HtmlElement};

fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// Puts a value in place of one of `style/tokens.css`, for the whole page.
pub fn set_token(name: &str, value: &str) {
    let root = document().and_then(|it| it.document_element()?.dyn_into::<HtmlElement>().ok());
    if let Some(root) = root {
        root.style().set_property(name, value).ok();
    }
}

/// Red, green and blue of a colour, from 0 to 255, on `light` or `dark` paper.
pub fn resolved(colour: &str, scheme: &str) -> Option<[f64; 3]> {
    let body = document()?.body()?;
    let probe: HtmlElement = document()?.create_element("span").ok()?.dyn_into().ok()?;
    probe.style().set_property("color-scheme", scheme).ok()?;
    probe.style().set_property("color", colour).ok()?;
    body.append_child(&probe).ok()?;
    let style = web_sys::window()?.get_computed_style(&probe).ok()?;
    let text = style.and_then(|it| it.get_property_value("color").ok());
    probe.remove();
    // `rgb(29, 78, 216)`
    let text = text?;
    let inside = text.strip_prefix("rgb(")?.strip_suffix(')')?;
    let mut parts = inside.split(',').map(|it| it.trim().parse().ok());
    Some([parts.next()??, parts.next()??, parts.next()??])
}
