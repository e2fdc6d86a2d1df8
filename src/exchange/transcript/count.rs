//! Which credits count. Files name a programme, its courses and their parts, each with its
//! credits, and the same course in a programme and beside it; a sum of all of them would
//! count the same work two and three times.

use super::course::{Counted, Course};
use super::model::{Learner, Report};
use crate::model::exact::Exact;
use std::collections::{BTreeMap, BTreeSet};

/// How many courses of the same name or identifier a course is compared with.
const COMPARED: usize = 64;

/// Says of each course whether its credits count: those of the outermost passed course
/// that has some, and once of a course that stands twice. Of two that are the same, the one
/// inside a course that counts stands, else the first.
pub fn count(courses: &mut [Course]) {
    let mut outermost: Vec<Option<usize>> = Vec::with_capacity(courses.len());
    for (index, course) in courses.iter_mut().enumerate() {
        let around = course.parent.and_then(|it| outermost.get(it).copied());
        let around = around.flatten();
        let values = || course.credits.iter().filter_map(|it| it.value());
        course.counted = match around {
            _ if values().next().is_none() => Counted::NoCredits,
            Some(outer) => Counted::Within(outer),
            None if course.status.earns() => Counted::Yes,
            None => Counted::NotPassed,
        };
        // Zero credits of a programme say nothing about those of its courses.
        let covers = course.counted == Counted::Yes && values().any(|it| *it > Exact::ZERO);
        outermost.push(around.or_else(|| covers.then_some(index)));
    }
    let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, course) in courses.iter().enumerate() {
        for name in names(course) {
            alike.entry(name).or_default().push(index);
        }
    }
    for index in 0..courses.len() {
        if let Some(original) = original(courses, &outermost, &alike, index)
            && let Some(course) = courses.get_mut(index)
        {
            course.counted = Counted::DuplicateOf(original);
        }
    }
}

/// What a course may be found again by: its identifiers, and its titles.
fn names(course: &Course) -> BTreeSet<String> {
    let identifiers = course.identifiers.iter().filter(|it| !it.value.is_empty());
    let identifiers = identifiers.map(|it| format!("{}\n{}", it.kind.to_lowercase(), it.value));
    let titles = course.titles.iter().filter(|it| !it.text.is_empty());
    let titles = titles.map(|it| format!("\n\n{}", it.text.to_lowercase()));
    identifiers.chain(titles).collect()
}

/// The course that one whose credits count is the same as.
fn original(
    courses: &[Course],
    outermost: &[Option<usize>],
    alike: &BTreeMap<String, Vec<usize>>,
    index: usize,
) -> Option<usize> {
    let course = courses.get(index).filter(|it| it.counted == Counted::Yes)?;
    let own = |other: usize| outermost.get(other).copied().flatten() == Some(index);
    let mut found: Option<(bool, usize)> = None;
    for name in names(course) {
        for at in alike.get(&name)?.iter().take(COMPARED) {
            let other = courses.get(*at)?;
            // First those inside others, then those that stand before.
            let rank = match other.counted {
                Counted::Within(_) if !own(*at) => (false, *at),
                Counted::Yes if *at < index => (true, *at),
                _ => continue,
            };
            if found.is_none_or(|it| rank < it) && same(course, other) {
                found = Some(rank);
            }
        }
    }
    found.map(|(_, at)| at)
}

/// Whether two courses of a report are one: the same credits, no other mark, day or status,
/// and the same identifier; or, where no identifiers can be compared, the same title and
/// mark.
fn same(one: &Course, other: &Course) -> bool {
    let credits = |it: &Course| -> BTreeSet<(String, Exact)> {
        let all = it.credits.iter();
        all.filter_map(|it| Some((it.scheme.to_lowercase(), it.value()?.clone())))
            .collect()
    };
    let agree = |one: Option<&str>, other: Option<&str>| one.zip(other).is_none_or(|(a, b)| a == b);
    let day = |it: &Course| it.end.as_ref().and_then(|it| it.day);
    if credits(one) != credits(other)
        || !agree(one.mark.as_deref(), other.mark.as_deref())
        || day(one).zip(day(other)).is_some_and(|(a, b)| a != b)
    {
        return false;
    }
    let mut comparable = false;
    for a in &one.identifiers {
        for b in &other.identifiers {
            if a.kind.eq_ignore_ascii_case(&b.kind) {
                if a.value == b.value {
                    return true;
                }
                comparable = true;
            }
        }
    }
    let titled = || {
        let mut all = one.titles.iter();
        all.any(|a| {
            other
                .titles
                .iter()
                .any(|b| a.text.to_lowercase() == b.text.to_lowercase())
        })
    };
    !comparable && one.mark == other.mark && titled()
}

impl Report {
    /// The credits that count, by scheme: the name as it is first written, and how many.
    pub fn total(&self) -> Vec<(String, Exact)> {
        sum(self.courses.iter())
    }
}

impl Learner {
    /// The same over all reports.
    pub fn total(&self) -> Vec<(String, Exact)> {
        sum(self.reports.iter().flat_map(|it| &it.courses))
    }
}

fn sum<'a>(courses: impl Iterator<Item = &'a Course>) -> Vec<(String, Exact)> {
    let mut total: Vec<(String, Exact)> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for credit in courses
        .filter(|it| it.counted == Counted::Yes)
        .flat_map(|it| &it.credits)
    {
        let Some(value) = credit.value() else {
            continue;
        };
        let place = *places
            .entry(credit.scheme.to_lowercase())
            .or_insert(total.len());
        match total.get_mut(place) {
            Some((_, sum)) => *sum = &*sum + value,
            None => total.push((credit.scheme.clone(), value.clone())),
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::transcript::{Credit, Identifier, Number, Said, Status};

    fn course(parent: Option<usize>, code: &str, title: &str, credits: &str, mark: &str) -> Course {
        let identifier = |code: &str| Identifier {
            kind: "local".to_owned(),
            value: code.to_owned(),
        };
        let credit = |text: &str| Credit {
            scheme: "ects".to_owned(),
            amount: Some(Number {
                text: text.to_owned(),
                value: text.parse().ok(),
            }),
            level: None,
        };
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        Course {
            parent,
            identifiers: some(code).iter().map(|it| identifier(it)).collect(),
            titles: vec![Said {
                language: "sv".to_owned(),
                text: title.to_owned(),
            }],
            credits: some(credits).iter().map(|it| credit(it)).collect(),
            mark: some(mark),
            ..Course::default()
        }
    }

    fn counted(mut courses: Vec<Course>) -> (Vec<Counted>, String) {
        count(&mut courses);
        let all = courses.iter().map(|it| it.counted).collect();
        let report = Report {
            courses,
            ..Report::default()
        };
        let total = report.total();
        (
            all,
            total.first().map_or("-".to_owned(), |it| it.1.to_string()),
        )
    }

    use Counted::{DuplicateOf, NoCredits, NotPassed, Within, Yes};

    #[test]
    fn a_programme_counts_once_wherever_its_courses_stand_again() {
        let programme = course(None, "P", "Programme", "120.0", "");
        let inside = course(Some(0), "S1", "Statistics", "30.0", "");
        let beside = course(None, "S1", "Statistics", "30", "G");
        let part = course(Some(2), "S1a", "Statistics", "7.5", "VG");
        let (all, total) = counted(vec![
            programme.clone(),
            inside.clone(),
            beside.clone(),
            part.clone(),
        ]);
        assert_eq!(all, [Yes, Within(0), DuplicateOf(1), Within(2)]);
        assert_eq!(total, "120");
        // The order in which they stand changes nothing.
        let mut turned = [beside, part, programme, inside];
        turned[1].parent = Some(0);
        turned[3].parent = Some(2);
        let (all, total) = counted(turned.to_vec());
        assert_eq!(all, [DuplicateOf(3), Within(0), Yes, Within(2)]);
        assert_eq!(total, "120");
    }

    #[test]
    fn courses_are_one_only_where_nothing_says_otherwise() {
        let one = course(None, "A", "Wine", "7.5", "G");
        for (other, alike) in [
            (one.clone(), true),
            (course(None, "A", "Vin", "7.50", ""), true),
            (course(None, "", "WINE", "7.5", "G"), true),
            (course(None, "", "Wine", "7.5", ""), false),
            (course(None, "B", "Wine", "7.5", "G"), false),
            (course(None, "A", "Wine", "5", "G"), false),
            (course(None, "A", "Wine", "7.5", "VG"), false),
        ] {
            let (all, _) = counted(vec![one.clone(), other.clone()]);
            let expected = if alike { DuplicateOf(0) } else { Yes };
            assert_eq!(all, [Yes, expected], "{other:?}");
        }
    }

    #[test]
    fn a_course_of_the_name_of_its_only_part_is_no_duplicate_of_it() {
        let (all, total) = counted(vec![
            course(None, "M", "Media", "7.5", "G"),
            course(Some(0), "", "Media", "7.5", "G"),
        ]);
        assert_eq!((all, &*total), (vec![Yes, Within(0)], "7.5"));
    }

    #[test]
    fn what_was_not_passed_and_what_has_no_credits_hides_nothing() {
        let mut failed = course(None, "F", "Failed", "10", "F");
        failed.status = Status::Failed;
        let (all, total) = counted(vec![
            failed,
            course(Some(0), "F1", "Part", "4.5", "C"),
            course(None, "G", "Group", "", ""),
            course(Some(2), "G1", "Part of it", "3", "C"),
            course(None, "Z", "Zero", "0", ""),
            course(Some(4), "Z1", "Part of zero", "2", ""),
        ]);
        assert_eq!(all, [NotPassed, Yes, NoCredits, Yes, Yes, Yes]);
        assert_eq!(total, "9.5");
    }
}
