//! Grading tables, printed tables, old letters and means, as the grammar names them.

use crate::grammar::{Answer, Parameters, Reason, number, rounding};
use passerelle::model::exact::Exact;
use passerelle::model::grade::{Distribution, Ends, GradingTable, LookupTable};
use passerelle::model::presets;
use passerelle::transfer::letters::{self, Algorithm};
use passerelle::transfer::lookup::{Bounds, look_up};
use passerelle::transfer::means::{self, Course, LeftOut, Marking, NoMean};
use passerelle::transfer::rounding::Rounding;
use passerelle::transfer::statistical::{Pick, Policy, place};

/// Tables that do not ship, as they are samples of formats.
const SAMPLES: &str = include_str!("../fixtures/sample_tables.json");

/// The names of the grammar for the grading tables that ship.
const GRADING_TABLES: [(&str, &str); 5] = [
    ("AP_ALL", "ap_antwerp"),
    ("UCLOUVAIN_ALL", "uclouvain"),
    ("EHB_ALL", "ehb_brussels"),
    ("SLU_OPF", "slu_opava"),
    ("NSA_BG", "nsa_sofia"),
];

/// The names of the grammar for the printed tables.
const LOOKUP_TABLES: [(&str, &str); 16] = [
    ("FR20->DE (JORF grid)", "fr20_de5_jorf"),
    ("FR bac->DE (KMK 1988)", "fr20_de5_kmk1988"),
    ("DK 13-scale->7-scale version A", "dk13_dk7_a"),
    ("DK 13-scale->7-scale version B", "dk13_dk7_b"),
    ("DK7->ECTS letter", "dk7_ects"),
    ("ECTS letter->UK mark (DELC)", "ects_uk100_delc"),
    ("AT->QMUL", "at5_uk100_qmul"),
    ("CH(HSG)->MX100", "ch6_mx100_hsg"),
    ("FR->UNF letter", "fr20_unf"),
    ("FR->US grades 6-9", "fr20_us_school_6_9"),
    ("FR->US grades 10-12", "fr20_us_school_10_12"),
    ("NL->UCU grade points", "nl10_us4_ucu"),
    ("ECTS letter->IT30", "ects_it30"),
    ("ES qualitative->numeric (UCM)", "es_words_ucm"),
    ("AP wording->be20", "words_be20_ap"),
    ("FR20->ECTS letter (ENIT)", "fr20_ects_enit"),
];

/// A row of a printed table.
pub fn lookup(method: &str, input: &str, parameters: &mut Parameters) -> Result<Answer, Reason> {
    let table = lookup_table(&needed(parameters, "table")?)?;
    let policy = parameters.take("policy");
    let (mut ends, mut bounds) = (None, Bounds::AsPrinted);
    match policy.as_deref() {
        Some("min" | "lowest") => ends = Some(Ends::Min),
        Some("max" | "highest") => ends = Some(Ends::Max),
        Some("lower") if method == "table_lookup" => bounds = Bounds::Lower,
        Some("upper") if method == "table_lookup" => bounds = Bounds::Upper,
        Some("half-open" | "half_open") => bounds = Bounds::HalfOpen,
        Some(other) => return Err(format!("unknown policy {other:?}")),
        None if method == "table_lookup_range" => {
            return Err("parameter \"policy\" is missing".into());
        }
        None => {}
    }
    let Ok(looked) = look_up(table, input, bounds) else {
        return Ok(Answer::None);
    };
    let cell = match (looked.mark(ends), &looked.row.up_to) {
        (None, Some(high)) => format!("{}..{high}", looked.row.gives),
        (mark, _) => mark.unwrap_or_default().to_owned(),
    };
    Answer::parse_word(&cell)
}

/// Whatever is computed from grading tables.
pub fn grading(
    method: &str,
    input: &str,
    parameters: &mut Parameters,
    word: &str,
) -> Result<Answer, Reason> {
    let rounding = rounding(word, None)?;
    if method == "check_sum" {
        return Ok(Answer::Number(rounding.apply(&sum(input, parameters)?)));
    }
    if let Some(policy) = method.strip_prefix("overlap_") {
        let policy = match policy {
            "nearest_cum" => Policy::Nearest,
            "nearest" => return Err(format!("unknown method {method:?}")),
            other => Policy::from_word(other).ok_or(format!("unknown method {method:?}"))?,
        };
        let host = distribution(&needed(parameters, "host")?)?;
        let home = distribution(&needed(parameters, "home")?)?;
        return match place(&host, &home, input, policy, &rounding) {
            Err(_) => Ok(Answer::None),
            Ok(placed) => match &placed.pick {
                Pick::Mean(conversion) => Ok(Answer::Number(conversion.rounded.clone())),
                Pick::Mark(at) => Answer::parse_word(&placed.candidates[*at].label),
            },
        };
    }
    let algorithm = match method {
        "cumulative_from_best" => None,
        "ects_letters_first_class" => Some(Algorithm::FirstClass),
        "ects_letters_best_fit" => Some(Algorithm::BestFit),
        _ => return Err(format!("unknown method {method:?}")),
    };
    let table = one_table(parameters)?;
    Ok(match algorithm {
        None => table.band(input).map_or(Answer::None, |band| {
            let percent = &band.interval().reached * &Exact::whole(100);
            Answer::Number(rounding.apply(&percent))
        }),
        Some(algorithm) => match table.band(input) {
            Some(band) if !band.interval().is_empty() => letters::letter(&table, input, algorithm)
                .map_or(Answer::None, |it| Answer::Word(it.label().into())),
            _ => Answer::None,
        },
    })
}

/// Means, and codes that do not enter them.
pub fn gpa(
    method: &str,
    input: &str,
    parameters: &mut Parameters,
    word: &str,
) -> Result<Answer, Reason> {
    let institution = parameters.take("institution");
    if method == "excluded_code" {
        let institutions = institution.ok_or("parameter \"institution\" is missing")?;
        let excluded = institutions
            .split(" or ")
            .map(|name| Ok(excluded(name)?.excludes(input)))
            .collect::<Result<Vec<bool>, Reason>>()?;
        let word = if excluded.into_iter().all(|it| it) {
            "excluded"
        } else {
            "counted"
        };
        return Ok(Answer::Word(word.into()));
    }
    if method != "weighted_mean" {
        return Err(format!("unknown method {method:?}"));
    }
    let scale = match parameters.take("scale") {
        Some(id) => Some(presets::grade_scale(&id).ok_or(format!("unknown scale {id:?}"))?),
        None => None,
    };
    let distinction = parameters.optional("lode")?;
    let excluded = institution.map(|name| excluded(&name)).transpose()?;
    let courses = courses(input)?;
    let rounding = rounding(word, None)?;
    let sets = presets::point_sets().iter();
    let sets = sets.filter(|set| scale.is_some_and(|scale| scale.id == set.scale));
    let mut answers = Vec::new();
    for points in sets.map(Some).chain([None]) {
        let marking = Marking {
            scale,
            points,
            excluded,
            distinction: distinction.clone(),
            last_attempt_only: false,
        };
        let answer = mean(&courses, &marking, &rounding);
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    // Letters are worth what every set of the scale says they are.
    let read: Vec<_> = answers.into_iter().collect::<Vec<_>>();
    let mut known: Vec<Answer> = read.iter().filter_map(|it| it.clone().ok()).collect();
    match (known.pop(), known.is_empty()) {
        (Some(answer), true) => Ok(answer),
        (Some(_), false) => Err("the point sets of the scale differ".into()),
        (None, _) => read.into_iter().next().unwrap_or(Ok(Answer::None)),
    }
}

fn mean(courses: &[Course], marking: &Marking, rounding: &Rounding) -> Result<Answer, Reason> {
    let unknown = |it: &LeftOut| matches!(it, LeftOut::Unknown | LeftOut::OffScale);
    let named = |index: usize| format!("{:?} is not a mark of the scale", courses[index].mark);
    match means::mean(courses, marking, rounding) {
        Ok(mean) => {
            let slip = mean
                .courses
                .iter()
                .position(|it| it.as_ref().is_err_and(unknown));
            match slip {
                Some(index) => Err(named(index)),
                None => Ok(Answer::Number(mean.conversion.rounded)),
            }
        }
        Err(NoMean::NothingCounts(reasons)) => match reasons.iter().position(unknown) {
            Some(index) => Err(named(index)),
            None => Ok(Answer::None),
        },
    }
}

/// `mark x credits`, separated by `;`.
fn courses(input: &str) -> Result<Vec<Course>, Reason> {
    let course = |part: &str| {
        let (mark, credits) = part
            .rsplit_once('x')
            .ok_or_else(|| format!("{part:?} has no credits"))?;
        Ok(Course {
            name: String::new(),
            mark: mark.trim().to_owned(),
            credits: number(credits.trim())?,
        })
    };
    input.split(';').map(course).collect()
}

fn excluded(name: &str) -> Result<&'static presets::ExcludedCodes, Reason> {
    let mut known = presets::excluded_codes().iter();
    known
        .find(|it| it.institution.eq_ignore_ascii_case(name.trim()))
        .ok_or(format!("unknown institution {name:?}"))
}

/// The sum of shares that are listed, or of those of a table.
fn sum(input: &str, parameters: &mut Parameters) -> Result<Exact, Reason> {
    let table = parameters.take("table");
    if !input.is_empty() && (table.is_none() || input.contains(';')) {
        let mut shares = input.split(';').map(|share| number(share.trim()));
        return shares.try_fold(Exact::ZERO, |sum, share| Ok(&sum + &share?));
    }
    let table = grading_table(&table.ok_or("neither shares nor a table")?)?;
    let total = table.distribution.total().clone();
    // Counts are published with percentages of their own sum.
    Ok(match table.weights {
        passerelle::model::grade::Weights::Counts => Exact::whole(100),
        _ => total,
    })
}

fn one_table(parameters: &mut Parameters) -> Result<Distribution, Reason> {
    for inline in ["counts", "shares", "percent", "percentages"] {
        if let Some(text) = parameters.take(inline) {
            return distribution(&text);
        }
    }
    distribution(&needed(parameters, "table")?)
}

/// A table by its name, or its rows as `label:weight`, separated by commas.
fn distribution(text: &str) -> Result<Distribution, Reason> {
    if !text.contains(':') {
        return Ok(grading_table(text)?.distribution);
    }
    let row = |part: &str| {
        let (label, weight) = part
            .rsplit_once(':')
            .ok_or_else(|| format!("{part:?} has no weight"))?;
        Ok((label.trim().to_owned(), number(weight.trim())?))
    };
    let rows: Result<Vec<(String, Exact)>, Reason> = text.split(',').map(row).collect();
    Distribution::new(rows?).map_err(|error| error.to_string())
}

fn grading_table(name: &str) -> Result<GradingTable, Reason> {
    if let Some((_, id)) = GRADING_TABLES.iter().find(|(it, _)| *it == name) {
        return presets::grading_table(id)
            .cloned()
            .ok_or(format!("{id} does not ship"));
    }
    let samples: Vec<GradingTable> =
        serde_json::from_str(SAMPLES).map_err(|error| error.to_string())?;
    let mut samples = samples.into_iter();
    samples
        .find(|it| it.id == name)
        .ok_or(format!("unknown table {name:?}"))
}

fn lookup_table(name: &str) -> Result<&'static LookupTable, Reason> {
    let known = LOOKUP_TABLES.iter().find(|(it, _)| *it == name);
    known
        .and_then(|(_, id)| presets::lookup_table(id))
        .ok_or(format!("unknown table {name:?}"))
}

fn needed(parameters: &mut Parameters, key: &str) -> Result<String, Reason> {
    let value = parameters.take(key);
    value.ok_or(format!("parameter {key:?} is missing"))
}
