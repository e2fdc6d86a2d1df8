//! `docs/routes.txt` lists the pages that exist, for the end-to-end tests and for
//! whoever reads it. `UPDATE=1 cargo test --test routes` rewrites it. The loader's own
//! table of areas, which it needs before the program is there, says what the program says.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use passerelle::route::Route;
use std::{env, fs};

const LIST: &str = "docs/routes.txt";

#[test]
fn the_list_of_routes_is_the_routes_that_exist() {
    let routes = Route::all()
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
        + "\n";
    if env::var_os("UPDATE").is_some() {
        fs::write(LIST, &routes).unwrap();
    }
    assert_eq!(
        fs::read_to_string(LIST).unwrap(),
        routes,
        "run with UPDATE=1 to rewrite {LIST}"
    );
}

#[test]
fn the_loader_knows_the_area_of_every_route() {
    let loader = fs::read_to_string("public/shell/program.js").unwrap();
    let (_, table) = loader.split_once("AREA_OF = {").unwrap();
    let (table, _) = table.split_once('}').unwrap();
    let known: Vec<&str> = table
        .lines()
        .map(str::trim)
        .filter(|it| !it.is_empty())
        .collect();
    let expected = Route::all();
    let expected = expected
        .iter()
        .filter_map(|route| Some(format!("'{}': '{}',", route.path(), route.area()?.name())));
    for line in expected {
        assert!(known.contains(&line.as_str()), "{line}");
    }
}
