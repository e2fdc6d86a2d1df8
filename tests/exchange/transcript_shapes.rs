//! Transcripts of every shape that ELMO 1.7 can hold.

use super::transcript_written::NOW;
use passerelle::exchange::transcript::{
    Attachment, Content, Course, CourseKind, Credit, Date, Distribution, Group, GroupType,
    Identifier, Issuer, Learner, Level, Number, Rank, Report, Said, Scheme, Status, Term,
};
use passerelle::model::value::{Day, Value as _};
use proptest::option;
use proptest::prelude::*;

/// A text as `xs:token` has it, and one that says something.
pub fn token() -> impl Strategy<Value = String> {
    "[a-zé0<&\"'>\u{1f600}]{1,6}( [A-Zœ\\]]{1,4}){0,2}"
}

fn lines() -> impl Strategy<Value = String> {
    "[ a-zé<>&\\n\\r\\t\\]]{0,12}x[ \\n]{0,2}"
}

fn language() -> impl Strategy<Value = String> {
    prop::sample::select(&["fr", "en", "sv", "ru-Cyrl", "FI", ""][..]).prop_map(str::to_owned)
}

fn said(text: impl Strategy<Value = String>) -> impl Strategy<Value = Said> {
    (language(), text).prop_map(|(language, text)| Said { language, text })
}

fn titles() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec(said(token()), 1..3)
}

fn texts() -> impl Strategy<Value = Vec<Said>> {
    prop::collection::vec(said(lines()), 0..3)
}

fn identifiers(least: usize) -> impl Strategy<Value = Vec<Identifier>> {
    let one = (token(), token()).prop_map(|(kind, value)| Identifier { kind, value });
    prop::collection::vec(one, least..3)
}

fn date(of: &'static [&'static str]) -> impl Strategy<Value = Date> {
    prop::sample::select(of).prop_map(|text| Date {
        text: text.to_owned(),
        day: Day::parse(&text[..10]).ok(),
    })
}

const DAYS: &[&str] = &["2014-11-28+02:00", "2014-09-01Z", "2026-02-28"];
const MOMENTS: &[&str] = &["2014-11-28T00:00:00.000+02:00", "2026-02-28T23:59:59Z"];

pub fn number() -> impl Strategy<Value = Number> {
    let texts = &["10.000", "9.2857", "4.5", "0", "30", "+2.50", ".5", "7."][..];
    prop::sample::select(texts).prop_map(|text| Number {
        text: text.to_owned(),
        value: text.trim_start_matches('+').parse().ok(),
    })
}

fn count() -> impl Strategy<Value = Number> {
    (0_u32..5_000).prop_map(|it| Number {
        text: it.to_string(),
        value: it.to_string().parse().ok(),
    })
}

fn credit() -> impl Strategy<Value = Credit> {
    let level = prop::sample::select(&["Bachelor", "Master", "PhD"][..]);
    (
        prop::sample::select(&["ects", "ECTS", "GH"][..]),
        option::of(number()),
        option::of(level),
    )
        .prop_map(|(scheme, amount, level)| Credit {
            scheme: scheme.to_owned(),
            amount,
            level: level.map(str::to_owned),
        })
}

fn level() -> impl Strategy<Value = Level> {
    (token(), option::of(said(lines())), option::of(token())).prop_map(
        |(kind, description, value)| Level {
            kind,
            description,
            value,
        },
    )
}

fn term() -> impl Strategy<Value = Term> {
    (titles(), date(DAYS), date(DAYS)).prop_map(|(titles, start, end)| Term {
        titles,
        start: Some(start),
        end: Some(end),
    })
}

fn rank() -> impl Strategy<Value = Rank> {
    (number(), number(), number()).prop_map(|(lower, equal, higher)| Rank {
        lower,
        equal,
        higher,
    })
}

fn distribution() -> impl Strategy<Value = Distribution> {
    (prop::collection::vec((token(), count()), 1..4), texts()).prop_map(
        |(categories, descriptions)| Distribution {
            categories,
            descriptions,
        },
    )
}

fn offered() -> impl Strategy<Value = Course> {
    let kinds = [
        CourseKind::Programme,
        CourseKind::Module,
        CourseKind::Course,
        CourseKind::Class,
    ];
    (
        (identifiers(0), identifiers(0), titles(), texts()),
        option::of(prop::sample::select(kinds.to_vec())),
        option::of(token()),
        option::of(token()),
        option::of(token()),
        option::of(prop::sample::select(vec![0_usize, 1, 2])),
    )
        .prop_map(|(lists, kind, subject_area, isced, url, parent)| Course {
            identifiers: lists.0,
            instance_identifiers: lists.1,
            titles: lists.2,
            descriptions: lists.3,
            kind,
            subject_area,
            isced,
            url,
            parent,
            ..Course::default()
        })
}

fn course() -> impl Strategy<Value = Course> {
    let statuses = vec![Status::Passed, Status::Failed, Status::InProgress];
    (
        offered(),
        (
            option::of(date(DAYS)),
            option::of(date(DAYS)),
            option::of(term()),
        ),
        (
            prop::sample::select(statuses),
            option::of(token()),
            option::of(token()),
        ),
        (option::of(rank()), option::of(distribution())),
        (
            prop::collection::vec(credit(), 0..3),
            prop::collection::vec(level(), 0..3),
        ),
        (option::of(token()), option::of(number())),
        (
            prop::collection::vec(token(), 0..2),
            option::of((token(), token())),
        ),
    )
        .prop_map(
            |(offered, days, result, rank, lists, teaching, links)| Course {
                start: days.0,
                end: days.1,
                term: days.2,
                status: result.0,
                scheme: result.1,
                mark: result.2,
                rank: rank.0,
                distribution: rank.1,
                credits: lists.0,
                levels: lists.1,
                language: teaching.0,
                hours: teaching.1,
                attachments: links.0,
                group: links.1,
                ..offered
            },
        )
}

fn attachment() -> impl Strategy<Value = Attachment> {
    let pdf = prop::collection::vec(any::<u8>(), 0..20)
        .prop_map(|bytes| Content::Pdf([&b"%PDF-1.4\n"[..], &bytes].concat()));
    (
        identifiers(0),
        prop::collection::vec(said(token()), 0..2),
        option::of(prop::sample::select(
            &["Diploma", "Learning Agreement", "Other"][..],
        )),
        texts(),
        prop::collection::vec((language(), pdf), 0..2),
    )
        .prop_map(
            |(identifiers, titles, kind, descriptions, contents)| Attachment {
                identifiers,
                titles,
                kind: kind.map(str::to_owned),
                descriptions,
                contents,
            },
        )
}

fn report() -> impl Strategy<Value = Report> {
    let scheme = (token(), texts()).prop_map(|(id, descriptions)| Scheme { id, descriptions });
    (
        (
            option::of(Just("FR".to_owned())),
            identifiers(1),
            titles(),
            token(),
        ),
        date(MOMENTS),
        prop::collection::vec(course(), 0..6),
        prop::collection::vec(scheme, 0..3),
        prop::collection::vec(attachment(), 0..2),
    )
        .prop_map(|(issuer, issued, mut courses, schemes, attachments)| {
            // A course stands right after the one it is a part of, or after others of that.
            for index in 0..courses.len() {
                let back = courses[index].parent.filter(|it| *it < index);
                courses[index].parent = back.map(|back| {
                    let mut around = index - 1;
                    for _ in 0..back {
                        around = courses[around].parent.unwrap_or(around);
                    }
                    around
                });
            }
            Report {
                issuer: Issuer {
                    country: issuer.0,
                    identifiers: issuer.1,
                    titles: issuer.2,
                    url: Some(issuer.3),
                },
                issued: Some(issued),
                courses,
                schemes,
                attachments,
                ..Report::default()
            }
        })
}

fn groups() -> impl Strategy<Value = GroupType> {
    let group = (token(), option::of(token()), titles()).prop_map(|(id, sorting, titles)| Group {
        id,
        sorting,
        titles,
    });
    (token(), titles(), prop::collection::vec(group, 0..3))
        .prop_map(|(id, titles, groups)| GroupType { id, titles, groups })
}

pub fn learner() -> impl Strategy<Value = Learner> {
    (
        (token(), token(), option::of(date(DAYS)), identifiers(0)),
        (option::of(token()), option::of(token())),
        option::of(prop::sample::select(&["FR", "CA", "JP"][..])),
        option::of(prop::sample::select(&["0", "1", "2", "9"][..])),
        prop::collection::vec(report(), 1..3),
        prop::collection::vec(attachment(), 0..2),
        prop::collection::vec(groups(), 0..2),
    )
        .prop_map(
            |(person, born, citizenship, gender, reports, attachments, groups)| Learner {
                given_names: person.0,
                family_name: person.1,
                born: person.2,
                identifiers: person.3,
                birth_name: born.0,
                birth_place: born.1,
                citizenship: citizenship.map(str::to_owned),
                gender: gender.map(str::to_owned),
                reports,
                attachments,
                groups,
                generated: Some(Date {
                    text: NOW.to_owned(),
                    day: Day::parse(&NOW[..10]).ok(),
                }),
                self_declared: true,
                ..Learner::default()
            },
        )
}
