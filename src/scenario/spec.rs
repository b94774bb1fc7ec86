//! What a table or a section may hold, as data: the reader, `check`, `schema`, `datapackage.json` and the scenario
//! reference are all made from these specifications, so they cannot disagree.

/// What one cell holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    /// An identifier: no blanks at the ends, not empty.
    Id,
    /// Any text.
    Text,
    /// A number.
    Number,
    /// A whole number, zero or more.
    Count,
    /// `true` or `false`.
    Flag,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A number or a distribution such as `lognormal(20, 45)`.
    Distribution,
    /// An instant, `2017-08-23T06:00Z`.
    Instant,
}

/// One column of a table, or one key of a section.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Column name or key, with its unit.
    pub name: &'static str,
    /// What it means.
    pub doc: &'static str,
    /// What a cell holds.
    pub kind: Kind,
    /// Lowest and highest value allowed, in the unit of the name.
    pub range: Option<(f64, f64)>,
    /// What holds where the cell is empty or the key is absent.
    pub default: Option<&'static str>,
    /// Whether a row without a value (and without a default) is an error.
    pub required: bool,
}

/// A table (`places.csv`) or a section of `scenario.toml` (`[policy]`).
#[derive(Clone, Copy, Debug)]
pub struct TableSpec {
    /// File name within the scenario folder, or section name in brackets.
    pub name: &'static str,
    /// What it holds.
    pub doc: &'static str,
    /// Its fields, in the order in which they are written.
    pub fields: &'static [Field],
    /// The field that names a row; its values must differ.
    pub key: Option<&'static str>,
    /// Whether columns that are not listed are allowed (GMNS tables).
    pub open: bool,
}

impl TableSpec {
    /// The field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.name == name)
    }
    /// A draw of a field, cut to the range that the field allows: tails of a distribution may reach beyond it.
    pub fn cut(&self, field: &str, draw: f64) -> f64 {
        let range = self.field(field).and_then(|field| field.range);
        range.map_or(draw, |(low, high)| draw.clamp(low, high))
    }
    /// Whether this is a section of `scenario.toml`.
    pub fn is_section(&self) -> bool {
        self.name.starts_with('[')
    }
}

/// A value that can stand in a cell.
pub trait Cell: Sized {
    /// What the cell holds.
    const KIND: Kind;
    /// Whether an empty cell is a value (`None`).
    const OPTIONAL: bool = false;
    /// Reads the cell; the text is trimmed and not empty unless the cell is optional.
    ///
    /// # Errors
    /// Says why the text is not such a value.
    fn read(text: &str) -> Result<Self, CellFault>;
    /// The lowest and highest number that the value can mean, for the range check.
    fn extent(&self) -> Option<(f64, f64)> {
        None
    }
    /// Writes the cell so that [`Cell::read`] gives the same value back.
    fn write(&self) -> String;
}

/// Why a cell cannot be read.
#[derive(Clone, Debug, PartialEq)]
pub enum CellFault {
    /// Empty where a value must stand.
    Missing,
    /// Not a number, or not finite.
    NotANumber,
    /// Not a whole number, zero or more.
    NotACount,
    /// Neither `true` nor `false`.
    NotAFlag,
    /// Not one of the words; holds the words allowed.
    NotAChoice(&'static [&'static str]),
    /// Not a distribution.
    NotADistribution(crate::random::DistError),
    /// Not an instant.
    NotAnInstant,
    /// Outside the range allowed.
    OutOfRange(f64, f64),
}

impl Cell for String {
    const KIND: Kind = Kind::Text;
    fn read(text: &str) -> Result<Self, CellFault> {
        Ok(text.to_owned())
    }
    fn write(&self) -> String {
        self.clone()
    }
}

/// An identifier as the user wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Id(pub String);

impl std::fmt::Display for Id {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::borrow::Borrow<str> for Id {
    fn borrow(&self) -> &str {
        &self.0
    }
}
impl Cell for Id {
    const KIND: Kind = Kind::Id;
    fn read(text: &str) -> Result<Self, CellFault> {
        Ok(Self(text.to_owned()))
    }
    fn write(&self) -> String {
        self.0.clone()
    }
}

impl Cell for f64 {
    const KIND: Kind = Kind::Number;
    fn read(text: &str) -> Result<Self, CellFault> {
        text.parse()
            .ok()
            .filter(|value: &Self| value.is_finite())
            .ok_or(CellFault::NotANumber)
    }
    fn extent(&self) -> Option<(f64, f64)> {
        Some((*self, *self))
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl Cell for u32 {
    const KIND: Kind = Kind::Count;
    fn read(text: &str) -> Result<Self, CellFault> {
        text.parse().map_err(|_| CellFault::NotACount)
    }
    fn extent(&self) -> Option<(f64, f64)> {
        Some((Self::into(*self), Self::into(*self)))
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl Cell for bool {
    const KIND: Kind = Kind::Flag;
    fn read(text: &str) -> Result<Self, CellFault> {
        match text {
            "true" | "TRUE" | "True" | "1" => Ok(true),
            "false" | "FALSE" | "False" | "0" => Ok(false),
            _ => Err(CellFault::NotAFlag),
        }
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl Cell for crate::random::Dist {
    const KIND: Kind = Kind::Distribution;
    fn read(text: &str) -> Result<Self, CellFault> {
        text.parse().map_err(CellFault::NotADistribution)
    }
    /// The 0.1 % and 99.9 % quantiles: unbounded tails are cut where they are used.
    fn extent(&self) -> Option<(f64, f64)> {
        Some((self.quantile(0.001), self.quantile(0.999)))
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl Cell for crate::units::UtcMinute {
    const KIND: Kind = Kind::Instant;
    fn read(text: &str) -> Result<Self, CellFault> {
        let is_utc = text.ends_with('Z') && text.contains('T');
        is_utc
            .then(|| Self::parse_iso(text))
            .flatten()
            .ok_or(CellFault::NotAnInstant)
    }
    fn write(&self) -> String {
        self.to_string()
    }
}

impl<T: Cell> Cell for Option<T> {
    const KIND: Kind = T::KIND;
    const OPTIONAL: bool = true;
    fn read(text: &str) -> Result<Self, CellFault> {
        if text.is_empty() {
            Ok(None)
        } else {
            T::read(text).map(Some)
        }
    }
    fn extent(&self) -> Option<(f64, f64)> {
        self.as_ref().and_then(Cell::extent)
    }
    fn write(&self) -> String {
        self.as_ref().map(Cell::write).unwrap_or_default()
    }
}

/// Hands a row's cells to the generated readers and keeps their faults; implemented by the table and TOML readers.
pub trait Cells {
    /// Reads the cell of this field, or notes a fault and returns `None`.
    fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T>;
}

/// A row type made by [`table!`].
pub trait Row: Sized {
    /// Its table or section.
    const SPEC: TableSpec;
    /// Reads one row; `None` when any cell was at fault (all cells are read first, so that all faults are noted).
    fn from_cells(cells: &mut impl Cells) -> Option<Self>;
    /// Writes the row's cells in the order of the fields.
    fn to_cells(&self) -> Vec<String>;
}

/// Reads `text` for `field`: default, emptiness, form and range.
///
/// # Errors
/// The first fault of the cell.
pub fn read_cell<T: Cell>(field: &Field, text: &str) -> Result<T, CellFault> {
    let trimmed = text.trim();
    let written = if trimmed.is_empty() {
        field.default.unwrap_or("")
    } else {
        trimmed
    };
    if written.is_empty() && !T::OPTIONAL {
        return Err(CellFault::Missing);
    }
    let value = T::read(written)?;
    match (field.range, value.extent()) {
        (Some((low, high)), Some((least, most))) if least < low || most > high => {
            Err(CellFault::OutOfRange(low, high))
        }
        _ => Ok(value),
    }
}

/// The row or section in which nothing is written: all defaults; `None` where something must be written.
pub fn defaults<R: Row>() -> Option<R> {
    struct Nothing;
    impl Cells for Nothing {
        fn take<T: Cell>(&mut self, field: &'static Field) -> Option<T> {
            read_cell(field, "").ok()
        }
    }
    R::from_cells(&mut Nothing)
}

/// Defines a row type, its specification and its reader in one place.
///
/// `name: Type [lowest, highest] = "default";` — range and default may be left out; `Option<…>` may be empty.
macro_rules! table {
    (
        $(#[doc = $doc:literal])*
        $struct:ident in $file:literal $(key $key:ident)? $(, $open:ident)? {
            $(
                $(#[doc = $field_doc:literal])*
                $field:ident : $type:ty $([$low:literal, $high:literal])? $(= $default:literal)? ;
            )*
        }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $struct {
            $( $(#[doc = $field_doc])* pub $field: $type, )*
        }

        impl $crate::scenario::spec::Row for $struct {
            const SPEC: $crate::scenario::spec::TableSpec = $crate::scenario::spec::TableSpec {
                name: $file,
                doc: concat!($($doc,)*),
                fields: &[ $(
                    $crate::scenario::spec::Field {
                        name: stringify!($field),
                        doc: concat!($($field_doc,)*),
                        kind: <$type as $crate::scenario::spec::Cell>::KIND,
                        range: table!(@range $($low, $high)?),
                        default: table!(@default $($default)?),
                        required: !<$type as $crate::scenario::spec::Cell>::OPTIONAL
                            && table!(@default $($default)?).is_none(),
                    },
                )* ],
                key: table!(@key $($key)?),
                open: table!(@open $($open)?),
            };

            fn from_cells(cells: &mut impl $crate::scenario::spec::Cells) -> Option<Self> {
                let mut fields = Self::SPEC.fields.iter();
                $( let $field = cells.take::<$type>(fields.next()?); )*
                Some(Self { $( $field: $field?, )* })
            }

            fn to_cells(&self) -> Vec<String> {
                vec![ $( $crate::scenario::spec::Cell::write(&self.$field), )* ]
            }
        }
    };
    (@range) => { None };
    (@range $low:literal, $high:literal) => { Some(($low, $high)) };
    (@default) => { None::<&'static str> };
    (@default $default:literal) => { Some($default) };
    (@key) => { None };
    (@key $key:ident) => { Some(stringify!($key)) };
    (@open) => { false };
    (@open open) => { true };
}
pub(crate) use table;

/// Defines an enum whose variants are words in a cell.
macro_rules! choice {
    (
        $(#[doc = $doc:literal])*
        $enum:ident { $( $(#[doc = $variant_doc:literal])* $variant:ident = $word:literal, )* }
    ) => {
        $(#[doc = $doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
        pub enum $enum { $( $(#[doc = $variant_doc])* #[serde(rename = $word)] $variant, )* }

        impl $enum {
            /// Every word allowed, in order.
            pub const WORDS: &'static [&'static str] = &[ $($word,)* ];
            /// Every variant, in order.
            pub const ALL: &'static [Self] = &[ $(Self::$variant,)* ];
            /// The word as written in files.
            pub fn word(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }
        impl $crate::scenario::spec::Cell for $enum {
            const KIND: $crate::scenario::spec::Kind = $crate::scenario::spec::Kind::Choice(Self::WORDS);
            fn read(text: &str) -> Result<Self, $crate::scenario::spec::CellFault> {
                match text {
                    $( $word => Ok(Self::$variant), )*
                    _ => Err($crate::scenario::spec::CellFault::NotAChoice(Self::WORDS)),
                }
            }
            fn write(&self) -> String {
                self.word().to_owned()
            }
        }
    };
}
pub(crate) use choice;
