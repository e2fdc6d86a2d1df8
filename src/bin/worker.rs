//! The worker of the page: reads and writes heavy files off its thread. It does one job and
//! is ended by the page then, which gives its memory back. On the host there is nothing to
//! start.

#[cfg(target_arch = "wasm32")]
mod worker {
    use js_sys::{Array, ArrayBuffer, Uint8Array};
    use passerelle::exchange::job::{Failure, Job, Reply, run};
    use wasm_bindgen::prelude::*;
    use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

    /// Listens for a job, and says so.
    pub fn start() {
        let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
        let inner = scope.clone();
        let heard = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            serve(&inner, &event.data());
        });
        scope.set_onmessage(Some(heard.as_ref().unchecked_ref()));
        heard.forget();
        post(&scope, &Reply::Ready, None);
    }

    /// A message is the text of a job and the bytes of its file.
    fn serve(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
        let parts: Array = message.clone().unchecked_into();
        let job = parts.get(0).as_string();
        let job = job.and_then(|it| serde_json::from_str::<Job>(&it).ok());
        let bytes = parts.get(1).dyn_into::<ArrayBuffer>();
        let bytes = bytes.map_or_else(|_| Vec::new(), |it| Uint8Array::new(&it).to_vec());
        match job {
            Some(job) => run(job, &bytes, &mut |reply, bytes| {
                post(scope, &reply, bytes.as_deref());
            }),
            None => post(scope, &Reply::Failed(Failure::Asked), None),
        }
    }

    /// Answers with the text of a reply, and bytes that are handed over without a copy.
    fn post(scope: &DedicatedWorkerGlobalScope, reply: &Reply, bytes: Option<&[u8]>) {
        let text = serde_json::to_string(reply).unwrap_or_default();
        let message = Array::of1(&text.into());
        let handed = Array::new();
        if let Some(bytes) = bytes {
            let buffer = Uint8Array::from(bytes).buffer();
            message.push(&buffer);
            handed.push(&buffer);
        }
        scope.post_message_with_transfer(&message, &handed).ok();
    }
}

#[cfg(target_arch = "wasm32")]
fn main() {
    worker::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {}
