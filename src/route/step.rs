//! The steps of an agreement's builder, as their addresses name them.

/// A step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Who goes.
    #[default]
    Student,
    /// From where to where.
    Institutions,
    /// When.
    Period,
    /// What is studied there, and what is recognised here.
    Courses,
    /// Language, links and conditions.
    Conditions,
    /// Who has committed.
    Commitments,
    /// The document that comes of it.
    Preview,
    /// Everything that is filled in, on one page: the short path for who knows.
    Whole,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 8] = [
        Self::Student,
        Self::Institutions,
        Self::Period,
        Self::Courses,
        Self::Conditions,
        Self::Commitments,
        Self::Preview,
        Self::Whole,
    ];

    /// The word of the step in addresses; never changed once released.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Student => "etudiant",
            Self::Institutions => "etablissements",
            Self::Period => "periode",
            Self::Courses => "cours",
            Self::Conditions => "conditions",
            Self::Commitments => "engagements",
            Self::Preview => "apercu",
            Self::Whole => "tout",
        }
    }

    /// The step of a word.
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.word() == word)
    }

    /// Whether something of the agreement is filled in there.
    pub const fn is_form(self) -> bool {
        !matches!(self, Self::Commitments | Self::Preview)
    }

    /// The step that follows, up to the preview.
    pub fn next(self) -> Option<Self> {
        let next = Self::ALL.into_iter().find(|it| *it > self);
        next.filter(|it| *it != Self::Whole)
    }
}
