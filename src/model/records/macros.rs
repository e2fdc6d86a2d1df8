//! One list of fields, from which a record's type, specification and reading follow.

/// Makes a record: `record! { Partner: … }`. Each field is written
/// `name: Type = "path", required | useful, Privacy;`, a list `name: [Type] = …`.
macro_rules! record {
    ($(#[$about:meta])* $name:ident: $($fields:tt)+) => {
        fields! { $(#[$about])* $name: $($fields)+ }

        impl $crate::model::records::Record for $name {
            const COLLECTION: $crate::model::records::Collection =
                $crate::model::records::Collection::$name;
            const FIELDS: &'static [$crate::model::records::FieldSpec] =
                <Self as $crate::model::records::read::Fields>::FIELDS;

            fn read(
                text: &str,
            ) -> Result<$crate::model::records::Read<Self>, $crate::model::records::ReadError> {
                $crate::model::records::read::read_record(text)
            }
        }
    };
}

/// Makes the items of a list, which are written like records.
macro_rules! fields {
    ($(#[$about:meta])* $name:ident:
        $($(#[$doc:meta])* $field:ident: $type:tt = $path:literal, $need:ident, $privacy:ident;)+
    ) => {
        $(#[$about])*
        #[derive(Clone, Debug, Default, PartialEq, Eq)]
        pub struct $name {
            $($(#[$doc])* pub $field: field_type!($type),)+
        }

        impl $crate::model::records::read::Fields for $name {
            const FIELDS: &'static [$crate::model::records::FieldSpec] = &[
                $($crate::model::records::FieldSpec {
                    path: $path,
                    content: field_content!($type),
                    required: field_required!($need),
                    privacy: $crate::model::records::Privacy::$privacy,
                },)+
            ];

            fn slot(
                &mut self,
                path: &str,
            ) -> Option<&mut dyn $crate::model::records::field::Slot> {
                match path {
                    $($path => Some(&mut self.$field),)+
                    _ => None,
                }
            }
        }
    };
}

macro_rules! field_type {
    ([$item:ident]) => { Vec<$crate::model::records::Item<$item>> };
    ($value:ident) => { Option<$value> };
}

macro_rules! field_content {
    ([$item:ident]) => {
        $crate::model::records::Content::List(
            <$item as $crate::model::records::read::Fields>::FIELDS,
        )
    };
    ($value:ident) => {
        $crate::model::records::Content::Scalar {
            kind: <$value as $crate::model::value::Value>::KIND,
            check: $crate::model::records::spec::check::<$value>,
        }
    };
}

macro_rules! field_required {
    (required) => {
        true
    };
    (useful) => {
        false
    };
}

pub(super) use {field_content, field_required, field_type, fields, record};
