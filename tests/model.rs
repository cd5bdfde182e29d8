//! The model's file: what is wrong with a broken one is told, and nothing else happens.

use baithak::tagger::{Model, ModelError};

const FILE: &[u8] = include_bytes!("../model/hi-news.bin");

fn refused(file: &[u8]) -> ModelError {
    match Model::read(file) {
        Ok(_) => panic!("a broken model was taken"),
        Err(error) => error,
    }
}

fn changed(at: usize, to: &[u8]) -> Vec<u8> {
    let mut file = FILE.to_vec();
    file[at..at + to.len()].copy_from_slice(to);
    file
}

/// With the checksum made right again.
fn sealed(mut file: Vec<u8>) -> Vec<u8> {
    let checksum = crc32fast::hash(&file[20..]);
    let length = u32::try_from(file.len() - 20).unwrap_or(u32::MAX);
    file[12..16].copy_from_slice(&length.to_le_bytes());
    file[16..20].copy_from_slice(&checksum.to_le_bytes());
    file
}

#[test]
fn the_model_that_ships_is_read() {
    let model = Model::read(FILE).map(|model| model.name);
    assert_eq!(model.as_deref(), Ok("hi-news 2"));
}

#[test]
fn other_files_are_no_model() {
    for file in [&b""[..], b"baithak", b"<!DOCTYPE html>\n<title>404</title>", &[0; 4096]] {
        assert_eq!(refused(file), ModelError::Foreign);
    }
}

#[test]
fn older_and_newer_formats_and_other_features_are_told_apart() {
    assert_eq!(refused(&changed(8, &[0, 0])), ModelError::Older(0));
    assert_eq!(refused(&changed(8, &[2, 0])), ModelError::Newer(2));
    assert_eq!(refused(&changed(10, &[0xFF, 0])), ModelError::Features(0xFF));
}

#[test]
fn a_model_cut_short_or_grown_tells_its_lengths() {
    for length in [20, 21, 1000, FILE.len() / 2, FILE.len() - 1] {
        assert_eq!(refused(&FILE[..length]), ModelError::Length { expected: FILE.len(), found: length });
    }
    let longer = [FILE, b"\n"].concat();
    assert_eq!(refused(&longer), ModelError::Length { expected: FILE.len(), found: longer.len() });
}

#[test]
fn every_flipped_bit_is_seen() {
    for bit in (0..FILE.len() * 8).step_by(FILE.len() * 8 / 37) {
        let flipped = FILE[bit / 8] ^ 1 << (bit % 8);
        refused(&changed(bit / 8, &[flipped]));
    }
}

#[test]
fn contents_that_lie_under_a_right_checksum_are_refused_without_a_panic() {
    // Sizes follow the name; each of their bytes is set to what it can't be.
    let sizes = 21 + usize::from(FILE[20]);
    for (at, byte) in FILE.iter().enumerate().skip(sizes).take(28) {
        for value in [0x00, 0xFF] {
            if *byte != value {
                // A different scale of scores is no lie; all else is.
                if let Ok(model) = Model::read(&sealed(changed(at, &[value]))) {
                    assert!((sizes + 20..sizes + 24).contains(&at), "byte {at} set to {value}: {}", model.name);
                }
            }
        }
    }
    for length in [20, 21, 60, 5000, FILE.len() - 4] {
        assert!(matches!(refused(&sealed(FILE[..length].to_vec())), ModelError::Contents(_)));
    }
}

#[test]
fn each_error_says_what_to_do() {
    let errors = [
        ModelError::Foreign,
        ModelError::Newer(2),
        ModelError::Older(0),
        ModelError::Features(9),
        ModelError::Length { expected: 2, found: 1 },
        ModelError::Checksum,
        ModelError::Contents("size"),
    ];
    for error in errors {
        let told = error.to_string();
        assert!(["give", "take", "update", "fetch", "written by"].iter().any(|word| told.contains(word)), "{told}");
    }
}
