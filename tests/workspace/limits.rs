//! How large a record may become.

use super::{AT, id, workspace};
use passerelle::model::limits;
use passerelle::model::records::Collection;
use passerelle::workspace::path::Path;
use passerelle::workspace::{Command, Rejection};

const OF: Collection = Collection::Partner;

/// A record of just this many bytes.
fn of_bytes(bytes: usize) -> String {
    let frame = format!("{{\"id\":\"{}\",\"notes\":\"\"}}", id(1));
    let notes = "x".repeat(bytes - frame.len());
    frame.replace("\"\"", &format!("\"{notes}\""))
}

#[test]
fn a_record_grows_to_its_limit_and_no_further() {
    let most = of_bytes(limits::RECORD_BYTES);
    let length = most.matches('x').count();
    let notes = |length: usize| {
        let raw = format!("\"{}\"", "y".repeat(length));
        Command::Set(OF, id(1), Path::of_field("notes"), Some(raw))
    };
    let at_limit = workspace(&[(OF, most)]);
    assert!(notes(length).plan(&at_limit, id(9), AT).is_ok());
    let size = limits::RECORD_BYTES + 1;
    let rejection = notes(length + 1).plan(&at_limit, id(9), AT);
    assert_eq!(rejection.unwrap_err(), Rejection::TooLarge { size });

    let empty = workspace(&[]);
    let rejection = Command::Add(OF, of_bytes(size)).plan(&empty, id(9), AT);
    assert_eq!(rejection.unwrap_err(), Rejection::TooLarge { size });
}

#[test]
fn a_record_becomes_as_deep_as_a_backup_holds_and_no_deeper() {
    let here = workspace(&[(OF, format!("{{\"id\":\"{}\"}}", id(1)))]);
    let deep = |lists: usize| {
        let value = format!("{}{}", "[".repeat(lists), "]".repeat(lists));
        Command::Set(OF, id(1), Path::of_field("x"), Some(value)).plan(&here, id(9), AT)
    };
    // The record itself is one deep.
    assert!(deep(limits::RECORD_DEPTH - 1).is_ok());
    assert!(matches!(
        deep(limits::RECORD_DEPTH),
        Err(Rejection::Json(_))
    ));
}
