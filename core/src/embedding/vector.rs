//! Arithmetic on vectors, in double precision inside.

use crate::{Error, Result};

#[doc = doc!("cosine_similarity")]
pub fn cosine_similarity(a: &[f32], b: &[f32]) -> Result<f32> {
    check("a", a)?;
    check("b", b)?;
    if a.len() != b.len() {
        return Err(Error::invalid_input(
            "b",
            format!("{} numbers long", b.len()),
            format!("as long as a, which has {}", a.len()),
        ));
    }
    let lengths = length(a) * length(b);
    if lengths == 0.0 {
        return Ok(0.0);
    }
    let product: f64 = a.iter().zip(b).map(|(x, y)| f64::from(*x) * f64::from(*y)).sum();
    // Rounding may carry the quotient of parallel vectors past 1.
    Ok((product / lengths).clamp(-1.0, 1.0) as f32)
}

#[doc = doc!("normalize")]
pub fn normalize(vector: &[f32]) -> Result<Vec<f32>> {
    check("vector", vector)?;
    let mut scaled = vector.to_vec();
    scale_to_unit(&mut scaled);
    Ok(scaled)
}

/// Scales a vector to length 1; a zero vector stays as it is.
pub(crate) fn scale_to_unit(vector: &mut [f32]) {
    let length = length(vector);
    if length > 0.0 {
        for number in vector {
            *number = (f64::from(*number) / length) as f32;
        }
    }
}

fn length(vector: &[f32]) -> f64 {
    vector.iter().map(|x| f64::from(*x) * f64::from(*x)).sum::<f64>().sqrt()
}

/// Refuses what has no direction: no numbers, and numbers that are not finite.
fn check(what: &str, vector: &[f32]) -> Result<()> {
    if vector.is_empty() {
        return Err(Error::invalid_input(what, "empty", "at least one number"));
    }
    match vector.iter().position(|number| !number.is_finite()) {
        None => Ok(()),
        Some(at) => Err(Error::invalid_input(
            format!("{what}[{at}]"),
            vector[at].to_string(),
            "a finite number",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ErrorCode;

    #[test]
    fn the_cosine_of_known_angles() {
        assert_eq!(cosine_similarity(&[1.0, 0.0], &[0.0, 2.0]), Ok(0.0));
        assert_eq!(cosine_similarity(&[3.0, 4.0], &[6.0, 8.0]), Ok(1.0));
        assert_eq!(cosine_similarity(&[1.0, 2.0], &[-2.0, -4.0]), Ok(-1.0));
    }

    #[test]
    fn a_zero_vector_is_similar_to_nothing_and_stays_as_it_is() {
        assert_eq!(cosine_similarity(&[0.0, 0.0], &[1.0, 2.0]), Ok(0.0));
        assert_eq!(normalize(&[0.0, 0.0]), Ok(vec![0.0, 0.0]));
    }

    #[test]
    fn the_largest_and_the_smallest_numbers_do_not_overflow() {
        assert_eq!(cosine_similarity(&[f32::MAX, f32::MAX], &[f32::MAX, f32::MAX]), Ok(1.0));
        assert_eq!(normalize(&[f32::MIN_POSITIVE, 0.0]), Ok(vec![1.0, 0.0]));
        assert_eq!(normalize(&[f32::MAX, 0.0]), Ok(vec![1.0, 0.0]));
    }

    #[test]
    fn what_has_no_angle_is_refused() {
        for (a, b, said) in [
            (&[][..], &[][..], "a is empty; expected at least one number"),
            (
                &[1.0],
                &[1.0, 2.0],
                "b is 2 numbers long; expected as long as a, which has 1",
            ),
            (&[1.0, f32::NAN], &[1.0, 2.0], "a[1] is NaN; expected a finite number"),
            (&[1.0], &[f32::INFINITY], "b[0] is inf; expected a finite number"),
        ] {
            let error = cosine_similarity(a, b).expect_err(said);
            assert_eq!(error.code(), ErrorCode::InvalidInput);
            assert_eq!(error.to_string(), said);
        }
        let error = normalize(&[]).expect_err("an empty vector");
        assert_eq!(error.code(), ErrorCode::InvalidInput);
    }
}
