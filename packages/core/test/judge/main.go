// Answers questions about trees and notes with the code of the Go project, which shares nothing with ours.
// One question in JSON on each line of standard input; one answer in JSON on each line of standard output.
//
//	GO111MODULE=off GOPATH=/usr/share/gocode go build -o judge main.go
package main

import (
	"bufio"
	"encoding/hex"
	"encoding/json"
	"os"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

// Question holds the fields of every kind of question; each kind uses some of them.
type Question struct {
	Ask    string   `json:"ask"`
	Size   int64    `json:"size"`
	Root   string   `json:"root"`
	Index  int64    `json:"index"`
	Leaf   string   `json:"leaf"`
	Size1  int64    `json:"size1"`
	Root1  string   `json:"root1"`
	Path   []string `json:"path"`
	Leaves []string `json:"leaves"`
	Text   string   `json:"text"`
	Keys   []string `json:"keys"`
	Key    string   `json:"key"`
}

// Answer says whether something holds, and what was found.
type Answer struct {
	Holds bool     `json:"holds"`
	Found string   `json:"found"`
	Names []string `json:"names"`
}

// hashOf reads a hash in hex; what is no hash makes the question one that does not hold.
func hashOf(text string) (tlog.Hash, bool) {
	var hash tlog.Hash
	bytes, err := hex.DecodeString(text)
	if err != nil || len(bytes) != tlog.HashSize {
		return hash, false
	}
	copy(hash[:], bytes)
	return hash, true
}

func pathOf(texts []string) ([]tlog.Hash, bool) {
	path := make([]tlog.Hash, 0, len(texts))
	for _, text := range texts {
		hash, ok := hashOf(text)
		if !ok {
			return nil, false
		}
		path = append(path, hash)
	}
	return path, true
}

func inclusion(q Question) Answer {
	root, ok1 := hashOf(q.Root)
	leaf, ok2 := hashOf(q.Leaf)
	path, ok3 := pathOf(q.Path)
	return Answer{Holds: ok1 && ok2 && ok3 && tlog.CheckRecord(path, q.Size, root, q.Index, leaf) == nil}
}

func consistency(q Question) Answer {
	root, ok1 := hashOf(q.Root)
	root1, ok2 := hashOf(q.Root1)
	path, ok3 := pathOf(q.Path)
	return Answer{Holds: ok1 && ok2 && ok3 && tlog.CheckTree(path, q.Size, root, q.Size1, root1) == nil}
}

// root hashes leaf texts to the root of their tree.
func root(q Question) Answer {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		hashes := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			hashes[i] = stored[index]
		}
		return hashes, nil
	})
	for i, leaf := range q.Leaves {
		hashes, err := tlog.StoredHashes(int64(i), []byte(leaf), reader)
		if err != nil {
			return Answer{}
		}
		stored = append(stored, hashes...)
	}
	hash, err := tlog.TreeHash(int64(len(q.Leaves)), reader)
	return Answer{Holds: err == nil, Found: hex.EncodeToString(hash[:])}
}

// open opens a signed note with the keys that are known.
func open(q Question) Answer {
	var known []note.Verifier
	for _, key := range q.Keys {
		verifier, err := note.NewVerifier(key)
		if err != nil {
			return Answer{}
		}
		known = append(known, verifier)
	}
	opened, err := note.Open([]byte(q.Text), note.VerifierList(known...))
	if err != nil {
		return Answer{}
	}
	names := []string{}
	for _, signature := range opened.Sigs {
		names = append(names, signature.Name)
	}
	return Answer{Holds: true, Found: opened.Text, Names: names}
}

// sign signs a text as a note.
func sign(q Question) Answer {
	signer, err := note.NewSigner(q.Key)
	if err != nil {
		return Answer{}
	}
	signed, err := note.Sign(&note.Note{Text: q.Text}, signer)
	return Answer{Holds: err == nil, Found: string(signed)}
}

func main() {
	kinds := map[string]func(Question) Answer{
		"inclusion": inclusion, "consistency": consistency, "root": root, "open": open, "sign": sign,
	}
	lines := bufio.NewScanner(os.Stdin)
	lines.Buffer(nil, 16<<20)
	answers := json.NewEncoder(os.Stdout)
	for lines.Scan() {
		var question Question
		answer, err := Answer{}, json.Unmarshal(lines.Bytes(), &question)
		if kind, known := kinds[question.Ask]; known && err == nil {
			answer = kind(question)
		}
		if answers.Encode(answer) != nil {
			os.Exit(1)
		}
	}
	if lines.Err() != nil {
		os.Exit(1)
	}
}
