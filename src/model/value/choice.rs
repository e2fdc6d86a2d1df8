//! Values that are one of a few words.

/// Makes an enum of one list of variants and words: the words are what is stored.
macro_rules! choice {
    ($(#[$about:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $name { $($(#[$doc])* $variant,)+ }

        impl $name {
            /// Every choice, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word that is stored; never changed once released.
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }

        impl $crate::model::value::Value for $name {
            const KIND: $crate::model::value::Kind =
                $crate::model::value::Kind::Choice(&[$($word,)+]);

            fn parse(text: &str) -> Result<Self, $crate::model::value::ValueError> {
                let read = text.trim();
                Self::ALL
                    .iter()
                    .copied()
                    .find(|it| it.word().eq_ignore_ascii_case(read))
                    .ok_or_else(|| $crate::model::value::ValueError::Unknown {
                        kind: Self::KIND,
                        read: read.to_owned(),
                    })
            }

            fn text(&self) -> String {
                self.word().to_owned()
            }
        }
    };
}

pub(crate) use choice;
