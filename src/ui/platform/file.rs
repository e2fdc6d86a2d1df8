//! Files that leave the page, and files that come into it.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::JsCast as _;
use wasm_bindgen_futures::JsFuture;
pub use web_sys::File;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

/// Offers bytes as a download; `false` where the browser refuses.
pub fn download(name: &str, kind: &str, bytes: &[u8]) -> bool {
    let Some(address) = address_of(kind, bytes) else {
        return false;
    };
    let link = web_sys::window()
        .and_then(|it| it.document())
        .and_then(|it| it.create_element("a").ok())
        .and_then(|it| it.dyn_into::<HtmlAnchorElement>().ok());
    let Some(link) = link else {
        return false;
    };
    link.set_href(&address);
    link.set_download(name);
    link.click();
    // The browser reads the address after the click: let go of it later.
    let_go_later(address);
    true
}

/// An address of this page's own under which it finds bytes of this type.
pub fn address_of(kind: &str, bytes: &[u8]) -> Option<String> {
    let parts = Array::of1(&Uint8Array::from(bytes));
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let blob = Blob::new_with_u8_array_sequence_and_options(&parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn let_go_later(address: String) {
    leptos::prelude::set_timeout(
        move || {
            Url::revoke_object_url(&address).ok();
        },
        std::time::Duration::from_mins(1),
    );
}

/// The input in which a file is chosen.
pub type Input = HtmlInputElement;

/// Empties an input, so that the same file can be chosen again.
pub fn clear(input: &Input) {
    input.set_value("");
}

/// The file that was chosen in an input, and its size in bytes.
pub fn chosen(input: &Input) -> Option<(File, usize)> {
    first(&input.files()?)
}

/// The file that was dropped on an element, and its size in bytes.
pub fn dropped(event: &DragEvent) -> Option<(File, usize)> {
    first(&event.data_transfer()?.files()?)
}

fn first(files: &FileList) -> Option<(File, usize)> {
    let file = files.get(0)?;
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a number of bytes"
    )]
    let size = file.size() as usize;
    Some((file, size))
}

/// The name of a file, and the day on which it was last changed, in UTC.
pub fn about(file: &File) -> (String, Option<String>) {
    #[expect(clippy::cast_possible_truncation, reason = "a number of milliseconds")]
    let changed = chrono::DateTime::from_timestamp_millis(file.last_modified() as i64);
    let day = changed.map(|it| it.format("%Y-%m-%d").to_string());
    (file.name(), day)
}

/// The bytes of a file; `None` where it cannot be read any more.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}
