//! One case: an agreement, and the codes of what is wrong with it.

use passerelle::agreement::checked::{aside, excuses};
use passerelle::agreement::facts::facts;
use passerelle::agreement::sheet;
use passerelle::exchange;
use passerelle::model::records::{Collection, Id};
use passerelle::model::value::{Day, Value as _};
use passerelle::rules::finding::{Verdict, standing};
use passerelle::rules::shipped::{profile, profiles};
use passerelle::rules::{Facts, Finding, Profile, check};
use passerelle::workspace::change::Deed;
use passerelle::workspace::command::{Brought, What};
use passerelle::workspace::{Command, Workspace};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the cases of the project.
pub const OWN: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/agreements/cases");

/// The members that a case may have.
const MEMBERS: [&str; 10] = [
    "case",
    "source",
    "date",
    "profiles",
    "expected",
    "unknown",
    "backup",
    "agreement",
    "like",
    "change",
];

/// The case files of a folder, by name. What only serves as the `like` of others is one too.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let entries = fs::read_dir(folder).map_err(|error| error.to_string())?;
    let paths = entries.map(|it| it.map(|it| it.path()).map_err(|error| error.to_string()));
    let mut paths = paths.collect::<Result<Vec<_>, _>>()?;
    paths.retain(|it| it.extension().is_some_and(|it| it == "json"));
    paths.sort();
    Ok(paths)
}

/// A case with what it takes from the one it is like.
pub fn whole(path: &Path) -> Result<Value, String> {
    taken_from(path, 8)
}

fn taken_from(path: &Path, depth: usize) -> Result<Value, String> {
    let text = fs::read_to_string(path).map_err(|error| error.to_string())?;
    let mut case: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let Some(like) = case.get("like").and_then(Value::as_str) else {
        return Ok(case);
    };
    if depth == 0 {
        return Err(format!("“like”: {like} goes round in a circle"));
    }
    let other = path.with_file_name(like);
    let other = taken_from(&other, depth - 1).map_err(|reason| format!("{like}: {reason}"))?;
    let mut backup = backup_of(&other)?;
    changed(&mut backup, other.get("change"))?;
    for name in ["date", "agreement", "profiles"] {
        if let (None, Some(value)) = (case.get(name), other.get(name)) {
            case[name] = value.clone();
        }
    }
    case["backup"] = backup;
    Ok(case)
}

/// Compares what is found in a case with what it expects.
pub fn judge(case: &Value) -> Result<(), String> {
    let members = case.as_object().ok_or("a case is an object")?;
    if let Some(other) = members.keys().find(|it| !MEMBERS.contains(&it.as_str())) {
        return Err(format!("“{other}” is no member of a case"));
    }
    for name in ["case", "source"] {
        if text(case, name)?.trim().is_empty() {
            return Err(format!("“{name}” is empty"));
        }
    }
    let expected = codes(case, "expected")?.ok_or("“expected” is missing")?;
    let unknown = codes(case, "unknown")?;
    let checked = check_case(case)?;
    let broken = checked.codes(|it| *it == Verdict::Broken);
    differ("expected", &expected, &broken)?;
    if let Some(unknown) = unknown {
        let found = checked.codes(|it| matches!(it, Verdict::Unknown(_)));
        differ("expected unknown", &unknown, &found)?;
    }
    Ok(())
}

fn differ(what: &str, expected: &BTreeSet<String>, found: &BTreeSet<String>) -> Result<(), String> {
    let told = |it: &BTreeSet<String>| match it.len() {
        0 => "nothing".to_owned(),
        _ => it.iter().cloned().collect::<Vec<_>>().join(", "),
    };
    if expected == found {
        Ok(())
    } else {
        Err(format!("{what} {}, found {}", told(expected), told(found)))
    }
}

/// A case, checked.
pub struct CheckedCase {
    /// The records.
    pub workspace: Workspace,
    /// The agreement that is meant.
    pub agreement: Id,
    /// What is known of it.
    pub facts: Facts,
    /// The profiles that stand.
    pub profiles: Vec<&'static Profile>,
}

impl CheckedCase {
    /// What is broken or unknown, without what was set aside.
    pub fn findings(&self) -> Vec<Finding<'static>> {
        let aside = aside(&self.workspace, self.agreement);
        let mut found = check(&self.profiles, &self.facts);
        found.retain(|it| !aside.iter().any(|said| excuses(said, it)));
        found
    }

    fn codes(&self, of: impl Fn(&Verdict) -> bool) -> BTreeSet<String> {
        let found = self.findings().into_iter();
        found
            .filter(|it| of(&it.verdict))
            .map(|it| it.rule.code.clone())
            .collect()
    }
}

/// A case with its changes made, and its versions complete.
pub fn settled(case: &Value) -> Result<Value, String> {
    let mut backup = backup_of(case)?;
    changed(&mut backup, case.get("change"))?;
    complete(&mut backup);
    let mut case = case.clone();
    case["backup"] = backup;
    if let Some(members) = case.as_object_mut() {
        members.remove("change");
    }
    Ok(case)
}

/// Reads the records of a case and asks for its facts.
pub fn check_case(case: &Value) -> Result<CheckedCase, String> {
    let date = text(case, "date")?;
    let today = Day::parse(date).map_err(|_| format!("“date”: {date} is not a day"))?;
    let case = &settled(case)?;
    let workspace = workspace(&case["backup"])?;
    let agreement = agreement(case, &workspace)?;
    let facts = facts(&workspace, agreement, today.date()).ok_or("the agreement cannot be read")?;
    let profiles = match codes(case, "profiles")? {
        None => standing(profiles(), &facts),
        Some(keys) => {
            let keys = std::iter::once("base")
                .chain(keys.iter().map(String::as_str).filter(|it| *it != "base"));
            let named = keys.map(|key| profile(key).ok_or(format!("there is no profile “{key}”")));
            named.collect::<Result<_, _>>()?
        }
    };
    Ok(CheckedCase {
        workspace,
        agreement,
        facts,
        profiles,
    })
}

fn text<'a>(case: &'a Value, name: &str) -> Result<&'a str, String> {
    let value = case.get(name).and_then(Value::as_str);
    value.ok_or_else(|| format!("“{name}” is no text"))
}

fn codes(case: &Value, name: &str) -> Result<Option<BTreeSet<String>>, String> {
    let Some(value) = case.get(name) else {
        return Ok(None);
    };
    let wrong = || format!("“{name}” is no list of texts");
    let list = value.as_array().ok_or_else(wrong)?.iter();
    let list = list.map(|it| it.as_str().map(str::to_owned).ok_or_else(wrong));
    list.collect::<Result<_, _>>().map(Some)
}

/// The records of a case, by collection: of a whole backup, or of its content alone.
fn backup_of(case: &Value) -> Result<Value, String> {
    let backup = case.get("backup").ok_or("“backup” is missing")?;
    let content = backup.get("content").unwrap_or(backup);
    if !content.get("records").is_some_and(Value::is_object) {
        return Err("“backup” has no “records”".to_owned());
    }
    Ok(json!({"schema": backup.get("schema").cloned().unwrap_or(json!(3)), "content": content}))
}

/// Puts values where a case says so: `agreement.host[0].title` is the title of the first
/// component of the first agreement. `null` takes away.
fn changed(backup: &mut Value, change: Option<&Value>) -> Result<(), String> {
    let Some(change) = change else {
        return Ok(());
    };
    let change = change.as_object().ok_or("“change” is no object")?;
    for (path, value) in change {
        put(&mut backup["content"]["records"], path, value.clone())
            .ok_or_else(|| format!("“change”: {path} leads nowhere"))?;
    }
    Ok(())
}

fn put(records: &mut Value, path: &str, value: Value) -> Option<()> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for (at, name) in path.split('.').enumerate() {
        let (field, index) = match name.strip_suffix(']') {
            Some(name) => name
                .split_once('[')
                .map(|(field, index)| (field, Some(index)))?,
            None => (name, None),
        };
        steps.push(Step::Field(field));
        match index {
            Some(index) => steps.push(Step::Index(index.parse().ok()?)),
            None if at == 0 => steps.push(Step::Index(0)),
            None => {}
        }
    }
    let (last, way) = steps.split_last()?;
    let mut place = records;
    for step in way {
        place = match step {
            Step::Field(name) => place
                .as_object_mut()?
                .entry(*name)
                .or_insert_with(|| Value::Object(Map::new())),
            Step::Index(at) => {
                // A collection or list that is not there yet begins with its first item.
                if *at == 0 && place.as_object().is_some_and(Map::is_empty) {
                    *place = json!([{}]);
                }
                place.as_array_mut()?.get_mut(*at)?
            }
        };
    }
    match (last, value) {
        (Step::Field(name), Value::Null) => {
            place.as_object_mut()?.remove(*name)?;
        }
        (Step::Field(name), value) => {
            place.as_object_mut()?.insert((*name).to_owned(), value);
        }
        (Step::Index(at), value) => {
            if place.as_object().is_some_and(Map::is_empty) {
                *place = json!([]);
            }
            let items = place.as_array_mut()?;
            match value {
                Value::Null if *at < items.len() => drop(items.remove(*at)),
                value if *at < items.len() => items[*at] = value,
                value if *at == items.len() && !value.is_null() => items.push(value),
                _ => return None,
            }
        }
    }
    Some(())
}

enum Step<'a> {
    Field(&'a str),
    Index(usize),
}

/// Gives versions that say nothing of their content that of the agreement as it stands.
fn complete(backup: &mut Value) {
    let Ok(workspace) = workspace(backup) else {
        return;
    };
    let versions = backup["content"]["records"]
        .get_mut("version")
        .and_then(Value::as_array_mut);
    for version in versions.into_iter().flatten() {
        let of = version
            .get("agreement")
            .and_then(Value::as_str)
            .and_then(|it| it.parse().ok());
        let content = of.and_then(|it| sheet::content(&workspace, it));
        if let (None, Some(content)) = (version.get("content"), content) {
            version["content"] = serde_json::from_str(&content).unwrap_or_default();
        }
    }
}

fn workspace(backup: &Value) -> Result<Workspace, String> {
    let file = json!({
        "app": "passerelle", "kind": "backup", "schema": backup["schema"],
        "made_at": "2026-11-22T00:00:00Z", "content": backup["content"],
    });
    let received =
        exchange::read(file.to_string().as_bytes()).map_err(|error| error.to_string())?;
    if let Some(problem) = received.problems.first() {
        return Err(format!("{problem:?}"));
    }
    let brought = received
        .records
        .into_iter()
        .map(|(collection, id, text)| Brought {
            collection,
            id,
            what: What::Whole(text),
        });
    let mut workspace = Workspace::default();
    let command = Command::Bring(Deed::Import, brought.collect());
    let plan = command.plan(&workspace, Id::from_u128(1), "2026-11-22T00:00:00Z");
    let set = plan.map_err(|error| format!("no agreement: {error}"))?.set;
    for edit in workspace.edits(&set) {
        let refused = workspace.apply(&edit, &set, &mut Vec::new());
        refused.map_err(|error| format!("{error:?}"))?;
    }
    Ok(workspace)
}

fn agreement(case: &Value, workspace: &Workspace) -> Result<Id, String> {
    let ids: Vec<Id> = workspace
        .table(Collection::Agreement)
        .records()
        .map(|(id, _)| id)
        .collect();
    match case.get("agreement").and_then(Value::as_str) {
        Some(named) => {
            let id = named
                .parse()
                .map_err(|_| format!("“agreement”: {named} is no id"))?;
            ids.contains(&id)
                .then_some(id)
                .ok_or(format!("there is no agreement {named}"))
        }
        None => match ids.as_slice() {
            [id] => Ok(*id),
            _ => Err(format!(
                "{} agreements: name the one with “agreement”",
                ids.len()
            )),
        },
    }
}
