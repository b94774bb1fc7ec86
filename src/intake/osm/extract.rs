//! The elements of a pbf file that an import needs, in the order of their numbers.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use osmpbf::{BlobReader, Element, ElementReader};

use crate::intake::geo::Point;

/// Tags worth keeping: what the import looks at.
const TAGS: &[&str] = &[
    "highway",
    "waterway",
    "place",
    "amenity",
    "emergency",
    "social_facility",
    "healthcare",
    "name",
    "name:zh",
    "oneway",
    "junction",
    "maxspeed",
    "lanes",
    "bridge",
    "tunnel",
    "ford",
    "access",
    "vehicle",
    "motor_vehicle",
    "area",
    "population",
];
/// Tags that make an element worth keeping.
const REASONS: &[&str] = &[
    "highway",
    "waterway",
    "place",
    "amenity",
    "emergency",
    "social_facility",
    "healthcare",
    "ford",
];

/// Tags of an element.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags(Vec<(String, String)>);

impl Tags {
    /// The tags that the import looks at.
    pub fn keep<'a>(tags: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let known = tags.filter(|(key, _)| TAGS.contains(key));
        Self(
            known
                .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
                .collect(),
        )
    }
    /// The value of a tag.
    pub fn get(&self, key: &str) -> Option<&str> {
        let found = self.0.iter().find(|(name, _)| name == key);
        found.map(|(_, value)| value.as_str())
    }
    /// Whether the tag has one of these values.
    pub fn is(&self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|value| values.contains(&value))
    }
    /// Whether the tag is there and does not say "no".
    pub fn has(&self, key: &str) -> bool {
        self.get(key).is_some_and(|value| value != "no")
    }
    /// Name for people: the Chinese one where there is one.
    pub fn name(&self) -> Option<&str> {
        let name = self.get("name:zh").or_else(|| self.get("name"));
        name.filter(|name| !name.is_empty())
    }
    fn matter(&self) -> bool {
        self.0
            .iter()
            .any(|(key, _)| REASONS.contains(&key.as_str()))
    }
}

/// A way: its nodes in order, and what it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// Its number.
    pub id: i64,
    /// Numbers of its nodes.
    pub refs: Vec<i64>,
    /// What it is.
    pub tags: Tags,
}

/// What the import needs of a file, each list in the order of the numbers.
#[derive(Clone, Debug, Default)]
pub struct Extract {
    /// Number, longitude and latitude in 10⁻⁷ degrees.
    nodes: Vec<(i64, i32, i32)>,
    /// Nodes that are something by themselves.
    pub tagged: Vec<(i64, Tags)>,
    /// Ways that are something.
    pub ways: Vec<Way>,
    /// Relations that are a settlement or a site; they are not read.
    pub relations_left: usize,
}

impl Extract {
    /// Reads the elements of a pbf file.
    ///
    /// # Errors
    /// Says what is wrong with the file.
    pub fn read(bytes: &[u8]) -> Result<Self, String> {
        check_frames(bytes)?;
        // Damaged numbers can overflow inside the reader, which debug builds turn into a panic.
        let read = catch_unwind(AssertUnwindSafe(|| Self::read_elements(bytes)));
        let mut extract = read.map_err(|_| "damaged block".to_owned())??;
        extract.nodes.sort_unstable();
        extract.nodes.dedup_by_key(|node| node.0);
        extract.tagged.sort_by_key(|node| node.0);
        extract.tagged.dedup_by_key(|node| node.0);
        extract.ways.sort_by_key(|way| way.id);
        extract.ways.dedup_by_key(|way| way.id);
        Ok(extract)
    }

    fn read_elements(bytes: &[u8]) -> Result<Self, String> {
        let mut extract = Self::default();
        let reader = ElementReader::new(Cursor::new(bytes));
        let read = reader.for_each(|element| extract.take(&element));
        read.map_err(|error| error.to_string()).map(|()| extract)
    }

    fn take(&mut self, element: &Element) {
        match element {
            Element::Node(node) => {
                let at = (node.id(), node.decimicro_lon(), node.decimicro_lat());
                self.take_node(at, Tags::keep(node.tags()));
            }
            Element::DenseNode(node) => {
                let at = (node.id(), node.decimicro_lon(), node.decimicro_lat());
                self.take_node(at, Tags::keep(node.tags()));
            }
            Element::Way(way) => {
                let tags = Tags::keep(way.tags());
                if tags.matter() {
                    let (id, refs) = (way.id(), way.refs().collect());
                    self.ways.push(Way { id, refs, tags });
                }
            }
            Element::Relation(relation) => {
                let tags = Tags::keep(relation.tags());
                let site = tags.is("amenity", &["hospital", "fire_station"]) || tags.has("place");
                self.relations_left += usize::from(site);
            }
        }
    }

    fn take_node(&mut self, node: (i64, i32, i32), tags: Tags) {
        self.nodes.push(node);
        if tags.matter() {
            self.tagged.push((node.0, tags));
        }
    }

    /// Place of a node among all nodes; `None` where the file does not hold it.
    pub fn index(&self, id: i64) -> Option<u32> {
        let found = self.nodes.binary_search_by_key(&id, |node| node.0);
        found.ok().map(|at| at as u32)
    }
    /// Number of a node.
    pub fn id(&self, index: u32) -> i64 {
        self.nodes[index as usize].0
    }
    /// Where a node lies: longitude and latitude in degrees.
    pub fn point(&self, index: u32) -> Point {
        let (_, lon, lat) = self.nodes[index as usize];
        (f64::from(lon) / 1e7, f64::from(lat) / 1e7)
    }
    /// How many nodes there are.
    pub fn len(&self) -> usize {
        self.nodes.len()
    }
}

/// Steps from blob to blob: a file that was cut off ends within one. (The reader takes up to three stray bytes for an end.)
fn check_frames(bytes: &[u8]) -> Result<(), String> {
    let end = bytes.len() as u64;
    let mut cursor = Cursor::new(bytes);
    if bytes.is_empty() {
        return Err("empty file".to_owned());
    }
    while cursor.position() < end {
        let mut reader =
            BlobReader::new_seekable(&mut cursor).map_err(|error| error.to_string())?;
        match reader.next_header_skip_blob() {
            Some(Ok(_)) => {}
            Some(Err(error)) => return Err(error.to_string()),
            None => return Err("cut off".to_owned()),
        }
    }
    if cursor.position() > end {
        return Err("cut off".to_owned());
    }
    Ok(())
}
