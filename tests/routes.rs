//! `docs/routes.txt` lists the pages that exist, for the end-to-end tests and for
//! whoever reads it. `UPDATE=1 cargo test --test routes` rewrites it.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use passerelle::route::Route;
use std::{env, fs};

const LIST: &str = "docs/routes.txt";

#[test]
fn the_list_of_routes_is_the_routes_that_exist() {
    let routes = Route::all().map(|route| route.to_string()).join("\n") + "\n";
    if env::var_os("UPDATE").is_some() {
        fs::write(LIST, &routes).unwrap();
    }
    assert_eq!(
        fs::read_to_string(LIST).unwrap(),
        routes,
        "run with UPDATE=1 to rewrite {LIST}"
    );
}
