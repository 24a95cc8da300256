package mullama

// bitset is a predicate's answers for the tokens from 0 on, a bit for each, lowest first.
type bitset []byte

// has tells whether the bit of a token is set; beyond the last one none is.
func (b bitset) has(token int32) bool {
	at := int(token >> 3)
	return token >= 0 && at < len(b) && b[at]>>(token&7)&1 == 1
}
