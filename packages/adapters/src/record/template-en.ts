/** The filled-in example of a meeting, in English. */
export const english = `# A meeting, the way you write it down. Everything after # is explanation.
# Names: the full name, or only the surname when one person has it, or the id.
# Put a text in quotes. Indent with spaces, not with tabs.
# Dutch words are fine too, mixed. What people said stays in their own language.

meeting:
  body: Alliantieraad
  date: 2024-03-14
  from: 19:30
  until: 21:00
  place: "Wijkcentrum De Schakel"
  chair: Noor Abbink
  source: verslag-2024-03-14    # the document this comes from; may be left out
  present: [Noor Abbink, Joris Kamp]
  excused: Mina Doorn
  # follows: the meeting before, when it is known

items:
  - number: 1
    title: "Opening"
    statements:
      - welcome: "Fijn dat iedereen er is."
        by: Noor Abbink
      # Is nobody named? Then say which group says it: as: men

  - number: 2
    title: "De 90%-versie van het programma"
    heading: "Bespreken 90% versie:"    # exactly as the minutes print it
    about: [programme:programma-wijk, version:versie-een]
    # Kinds of statement: report, progress, presentation, concern, opportunity, question, answer, reaction, lesson,
    # intention, request, advice, limit, acknowledgement, discussion, welcome, thanks
    statements:
      - question: "Komt er ook iets voor jongeren in?"
        by: Joris Kamp
        as: Buurtlab              # here Joris speaks for his organisation
        id: vraag-jongeren
      - answer: "Ja, in het tweede hoofdstuk."
        by: Noor Abbink
        answers: vraag-jongeren
      - reaction: "Het wordt concreet."
        as: de aanwezigen
    # Every kind of yes has a word of its own: endorsed, support, commitment, consent, adopted
    decisions:
      - endorsed: "een ja tegen de richting van een concept"
        matter: programme:programma-wijk
      - scheduled adoption: next meeting
      - principle: "Wij blijven wendbaar."
        about: programme
        as: alle partners
      - follow-up:
          what: "Een werksessie met scholen plannen"
          who: Joris Kamp
          when: around 2024-03-25    # or 2024-03-25, last week, recently, undated

  - number: 2a
    title: "Advies van bewoners"
    under: 2
    about: advice:advies-wijk
    # course: statements and decisions by turns, the way it went
    course:
      - presentation: "Wat bewoners zelf willen, is waar het om gaat."
        as: de werkgroep
        mentions: [Mina Doorn]
      - support:
          as: alle partners         # one voice, no row of partners
      - commitment:
          as: alle partners
      - objection round:
          edition: "het advies zoals gepresenteerd"
          entitled: members         # or signatories
          objections:               # or: none
            - reason: "De tekst zegt niet wie betaalt."
              by: Joris Kamp
              as: Buurtlab
              resolved:
                how: withdrawn      # or amended (with an edition), or ruled out (with a reason)
                reason: "Het staat in de bijlage."
      - consent:
          inferred: yes             # not said like this; it is how we read it
      - incorporation: advice:advies-wijk
      # - adopted: version:versie-een     (the programme; only after consent on its final version)
      # - minutes adopted: verslag-2024-02-01

  - title: "Nieuwe leden"
    decisions:
      - new member:
          organisation: Zangkoor Oost
          representative: Mina Doorn

  - title: "Rondvraag"
    deferred: "De tijd was om."

next meeting:
  date: 2024-04-11
  from: 19:30

minutes:
  author: Noor Abbink
`
