//! The worker: heavy files off the page's thread.
//!
//! It is started for a job, and ended after it: memory that WebAssembly has taken is given
//! back in no other way. Whoever drops a [`Running`] job ends it at once.

use crate::exchange::job::{Failure, Job, Reply};
use js_sys::{Array, ArrayBuffer, Uint8Array};
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{File, MessageEvent, Worker, WorkerOptions, WorkerType};

/// A job at work. Dropping it ends the job; nothing is heard of it then.
#[derive(Debug)]
pub struct Running {
    worker: Rc<RefCell<Option<Worker>>>,
}

impl Drop for Running {
    fn drop(&mut self) {
        end(&self.worker);
    }
}

/// The bytes of a file, to be handed to the worker; `None` where it cannot be read any more.
pub async fn bytes_of(file: &File) -> Option<ArrayBuffer> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    buffer.dyn_into().ok()
}

/// Starts a job with the bytes of its file, which are handed over and gone from here. Every
/// answer is passed on, up to the last ([`Reply::is_last`]); a worker that dies is a failure like any other, and the next job
/// starts a new one.
pub fn start(
    job: &Job,
    bytes: Option<ArrayBuffer>,
    mut heard: impl FnMut(Reply, Option<Vec<u8>>) + 'static,
) -> Running {
    let slot = Rc::new(RefCell::new(None));
    let running = Running {
        worker: slot.clone(),
    };
    let Some(worker) = made() else {
        heard(Reply::Failed(Failure::Unstarted), None);
        return running;
    };
    slot.replace(Some(worker.clone()));
    let heard = Rc::new(RefCell::new(heard));
    listen(&worker, &slot, asked(job, bytes), heard.clone());
    watch(&worker, &slot, heard);
    running
}

type Heard = Rc<RefCell<dyn FnMut(Reply, Option<Vec<u8>>)>>;
type Slot = Rc<RefCell<Option<Worker>>>;

/// The message of a job, and what of it is handed over.
fn asked(job: &Job, bytes: Option<ArrayBuffer>) -> (Array, Array) {
    let text = serde_json::to_string(job).unwrap_or_default();
    let message = Array::of1(&text.into());
    let handed = Array::new();
    if let Some(bytes) = bytes {
        message.push(&bytes);
        handed.push(&bytes);
    }
    (message, handed)
}

fn listen(worker: &Worker, slot: &Slot, (message, handed): (Array, Array), heard: Heard) {
    let slot = slot.clone();
    let closure = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let worker = slot.borrow().clone();
        let Some(worker) = worker else {
            return;
        };
        let parts: Array = event.data().unchecked_into();
        let reply = parts.get(0).as_string();
        let reply = reply.and_then(|it| serde_json::from_str(&it).ok());
        let reply = reply.unwrap_or(Reply::Failed(Failure::Asked));
        if reply == Reply::Ready {
            if worker
                .post_message_with_transfer(&message, &handed)
                .is_err()
            {
                end(&slot);
                heard.borrow_mut()(Reply::Failed(Failure::Unstarted), None);
            }
            return;
        }
        if reply.is_last() {
            end(&slot);
        }
        let bytes = parts.get(1).dyn_into::<ArrayBuffer>().ok();
        let bytes = bytes.map(|it| Uint8Array::new(&it).to_vec());
        heard.borrow_mut()(reply, bytes);
    });
    worker.set_onmessage(Some(closure.as_ref().unchecked_ref()));
    closure.forget();
}

/// Listens for the end of a worker that ends by itself: before its program has started, the
/// program did not come.
fn watch(worker: &Worker, slot: &Slot, heard: Heard) {
    let slot = slot.clone();
    let closure = Closure::<dyn FnMut(JsValue)>::new(move |event: JsValue| {
        if slot.borrow().is_none() {
            return;
        }
        end(&slot);
        // What happens inside says where; what never came does not.
        let inside = js_sys::Reflect::get(&event, &"lineno".into()).ok();
        let inside = inside.and_then(|it| it.as_f64()).is_some_and(|it| it > 0.0);
        let failure = if inside {
            Failure::Ended
        } else {
            Failure::Unstarted
        };
        heard.borrow_mut()(Reply::Failed(failure), None);
    });
    worker.set_onerror(Some(closure.as_ref().unchecked_ref()));
    closure.forget();
}

fn end(slot: &Slot) {
    let worker = slot.borrow_mut().take();
    if let Some(worker) = worker {
        worker.terminate();
    }
}

/// The worker of this build: its file has a digest of its contents in its name, which the
/// script tag of the page knows.
fn made() -> Option<Worker> {
    let document = web_sys::window()?.document()?;
    let tag = document.query_selector("script[data-worker]").ok()??;
    let options = WorkerOptions::new();
    options.set_type(WorkerType::Module);
    Worker::new_with_options(&tag.get_attribute("data-worker")?, &options).ok()
}
