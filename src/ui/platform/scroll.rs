//! Where a part of the page is scrolled to.

use super::page;

/// How far an element is scrolled down, and how high it is, in pixels.
pub fn position(id: &str) -> Option<(u32, u32)> {
    let element = page::element(id)?;
    let whole = |pixels: i32| u32::try_from(pixels).unwrap_or_default();
    Some((whole(element.scroll_top()), whole(element.client_height())))
}

/// Scrolls an element so that the row of this index, all of one height and below a
/// heading of that height, is in view.
pub fn reveal(id: &str, index: usize, row: u32) {
    let Some((element, (top, height))) = page::element(id).zip(position(id)) else {
        return;
    };
    let above = u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(row);
    let below = above.saturating_add(row.saturating_mul(2));
    let target = if above < top {
        above
    } else if below > top.saturating_add(height) {
        below.saturating_sub(height)
    } else {
        return;
    };
    element.set_scroll_top(i32::try_from(target).unwrap_or(i32::MAX));
}

/// Moves the focus to an element without scrolling.
pub fn focus(id: &str) {
    if let Some(element) = page::element(id) {
        element.focus().ok();
    }
}

/// Scrolls an element into view, no further than it needs.
pub fn into_view(id: &str) {
    if let Some(element) = page::element(id) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Nearest);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
