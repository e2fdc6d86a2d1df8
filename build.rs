//! Generates the typed catalogue of texts from `locales/*.json`.
//!
//! In: `fr.json` and `en.json`, two levels deep (section, key), and `fr-CA.json`,
//! which holds only the keys that differ from `fr.json`. A value is a text, a text
//! with `{placeholders}`, or `{"one": …, "other": …}`, whose `{n}` is the count.
//! Out: `texts.rs` in `OUT_DIR`, one struct per section. Each section of each language is
//! a static of its own, so that a page that is loaded later brings its texts along. A missing or surplus key
//! or placeholder fails the build and is named.

use serde_json::{Map, Value};
use std::fmt::Write as _;
use std::{env, fs, path::Path, process};

type Sections = Map<String, Value>;

/// Each language: its name in statics, and its variant of `Lang`.
const LANGS: [(&str, &str); 3] = [("FR", "Fr"), ("FR_CA", "FrCa"), ("EN", "En")];

fn main() {
    println!("cargo:rerun-if-changed=locales");
    println!("cargo:rerun-if-changed=build.rs");
    // What `scripts/bin/wasm-bindgen` needs to take the areas out of the program.
    if env::var("CARGO_CFG_TARGET_ARCH").as_deref() == Ok("wasm32") {
        println!("cargo:rustc-link-arg-bin=passerelle=--emit-relocs");
    }
    let fr = read("fr");
    let en = read("en");
    let overlay = read("fr-CA");
    let mut errors = Vec::new();
    compare("en", &fr, &en, &mut errors, true);
    compare("fr-CA", &fr, &overlay, &mut errors, false);
    if !errors.is_empty() {
        for error in errors {
            println!("cargo::error=locales: {error}");
        }
        process::exit(1);
    }
    let mut fr_ca = fr.clone();
    for (section, keys) in &overlay {
        for (key, value) in keys.as_object().into_iter().flatten() {
            if let Some(place) = fr_ca.get_mut(section).and_then(|it| it.get_mut(key)) {
                *place = value.clone();
            }
        }
    }
    let mut code = declarations(&fr);
    for (name, lang) in LANGS {
        write_language(&mut code, name, lang, &fr);
    }
    for section in fr.keys() {
        // Where Québec says nothing of its own, it shares the static of France.
        let own = overlay.contains_key(section);
        write_values(&mut code, "FR", section, &fr, &fr);
        write_values(&mut code, "EN", section, &fr, &en);
        if own {
            write_values(&mut code, "FR_CA", section, &fr, &fr_ca);
        }
        write_choice(&mut code, section, own);
    }
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("texts.rs"), code) {
        println!("cargo::error=texts.rs: {error}");
    }
}

fn read(lang: &str) -> Sections {
    let path = format!("locales/{lang}.json");
    let parsed = fs::read_to_string(&path)
        .map_err(|error| error.to_string())
        .and_then(|text| serde_json::from_str(&text).map_err(|error| error.to_string()));
    parsed.unwrap_or_else(|error| {
        println!("cargo::error={path}: {error}");
        process::exit(1)
    })
}

/// Compares a language with French, key by key and placeholder by placeholder.
fn compare(lang: &str, fr: &Sections, other: &Sections, errors: &mut Vec<String>, whole: bool) {
    for (section, keys) in other {
        for (key, value) in keys.as_object().into_iter().flatten() {
            match fr.get(section).and_then(|it| it.get(key)) {
                None => errors.push(format!("{lang}: {section}.{key} does not exist in fr")),
                Some(french) if sorted(shape(french)) != sorted(shape(value)) => errors.push(
                    format!("{lang}: {section}.{key} has other placeholders or plurals than fr"),
                ),
                Some(_) => {}
            }
        }
    }
    for (section, keys) in fr.iter().filter(|_| whole) {
        for (key, _) in keys.as_object().into_iter().flatten() {
            if other.get(section).and_then(|it| it.get(key)).is_none() {
                errors.push(format!("{lang}: {section}.{key} is missing"));
            }
        }
    }
}

/// Whether a value counts, and the names of its placeholders in order of appearance;
/// the forms of a plural are read together.
fn shape(value: &Value) -> (bool, Vec<String>) {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    match value {
        Value::Object(forms) => {
            let forms = ["other", "one"].map(|form| forms.get(form).map(text).unwrap_or_default());
            let mut names = placeholders(&forms.concat());
            names.retain(|name| name != "n");
            (true, names)
        }
        other => (false, placeholders(&text(other))),
    }
}

fn sorted((counted, mut names): (bool, Vec<String>)) -> (bool, Vec<String>) {
    names.sort();
    (counted, names)
}

/// The names between braces, in order of first appearance.
fn placeholders(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for part in text.split('{').skip(1) {
        let name = part.split('}').next().unwrap_or_default().to_owned();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

fn declarations(fr: &Sections) -> String {
    let mut code = String::from(
        "/// Every text of the page in one language.\n#[derive(Debug)]\npub struct Texts {\n    /// The language.\n    pub lang: Lang,\n",
    );
    for section in fr.keys() {
        writeln!(
            code,
            "    /// Texts of `{section}`.\n    pub {section}: Section<{}>,",
            camel(section)
        )
        .ok();
    }
    code.push_str("}\n");
    for (section, keys) in fr {
        writeln!(
            code,
            "/// Texts of `{section}`.\n#[derive(Debug)]\npub struct {} {{",
            camel(section)
        )
        .ok();
        let mut methods = String::new();
        for (key, value) in keys.as_object().into_iter().flatten() {
            let doc = sample(value);
            let (counted, names) = shape(value);
            match (counted, names.is_empty()) {
                (false, true) => {
                    writeln!(code, "    /// {doc}\n    pub {key}: &'static str,").ok();
                }
                (counted, _) => {
                    let kind = if counted { "Plural" } else { "&'static str" };
                    writeln!(code, "    {key}: {kind},").ok();
                    let count = if counted { ", n: usize" } else { "" };
                    let args: String = names
                        .iter()
                        .fold(String::new(), |args, name| args + ", " + name + ": &str");
                    let list = names.join(", ");
                    let body = if counted {
                        format!("self.{key}.fill(n, &[{list}])")
                    } else {
                        format!("fill(self.{key}, &[{list}])")
                    };
                    writeln!(
                        methods,
                        "    /// {doc}\n    pub fn {key}(&self{count}{args}) -> String {{\n        {body}\n    }}"
                    ).ok();
                }
            }
        }
        code.push_str("}\n");
        if !methods.is_empty() {
            writeln!(code, "impl {} {{\n{methods}}}", camel(section)).ok();
        }
    }
    code
}

/// The texts of a language: which language it is, section by section.
fn write_language(code: &mut String, name: &str, lang: &str, fr: &Sections) {
    let mut fields = format!("    lang: Lang::{lang},\n");
    for section in fr.keys() {
        writeln!(fields, "    {section}: Section::of(Lang::{lang}),").ok();
    }
    writeln!(code, "static {name}: Texts = Texts {{\n{fields}}};").ok();
}

/// The static that a language has for a section.
fn write_values(code: &mut String, name: &str, section: &str, fr: &Sections, texts: &Sections) {
    let mut fields = String::new();
    for (key, french) in fr[section].as_object().into_iter().flatten() {
        let (_, names) = shape(french);
        let value = texts[section].get(key).unwrap_or(french);
        let literal = match value {
            Value::Object(forms) => format!(
                "Plural {{ one: {}, other: {}, zero_is_one: {} }}",
                template(&forms["one"], &names),
                template(&forms["other"], &names),
                name != "EN"
            ),
            _ => template(value, &names),
        };
        writeln!(fields, "    {key}: {literal},").ok();
    }
    let (constant, kind) = (section.to_uppercase(), camel(section));
    writeln!(
        code,
        "static {name}_{constant}: {kind} = {kind} {{\n{fields}}};"
    )
    .ok();
}

/// How a section finds its static, with one of Québec's own or without.
fn write_choice(code: &mut String, section: &str, own: bool) {
    let (constant, kind) = (section.to_uppercase(), camel(section));
    let french = if own {
        format!("Lang::Fr => &FR_{constant},\n            Lang::FrCa => &FR_CA_{constant},")
    } else {
        format!("Lang::Fr | Lang::FrCa => &FR_{constant},")
    };
    writeln!(
        code,
        "impl Translated for {kind} {{\n    fn of(lang: Lang) -> &'static Self {{\n        match lang {{\n            {french}\n            Lang::En => &EN_{constant},\n        }}\n    }}\n}}"
    )
    .ok();
}

/// A Rust literal in which each placeholder is the index of its argument.
fn template(value: &Value, names: &[String]) -> String {
    let mut text = value.as_str().unwrap_or_default().to_owned();
    for (index, name) in names.iter().enumerate() {
        text = text.replace(&format!("{{{name}}}"), &format!("{{{index}}}"));
    }
    format!("{text:?}")
}

/// The French text, as the documentation of its field.
fn sample(value: &Value) -> String {
    let text = match value {
        Value::Object(forms) => forms["other"].as_str(),
        other => other.as_str(),
    };
    format!(
        "« {} »",
        text.unwrap_or_default()
            .replace(['[', ']', '<', '>', '`', '\n'], " ")
    )
}

fn camel(section: &str) -> String {
    section
        .split('_')
        .map(|word| {
            let (first, rest) = word.split_at(1.min(word.len()));
            first.to_uppercase() + rest
        })
        .collect::<String>()
        + "Texts"
}
