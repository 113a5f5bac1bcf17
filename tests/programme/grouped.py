"""A programme with every key of groups and tables in it."""

from __future__ import annotations

PROGRAMME = """\
programme: mixed-meeting
title: A mixed meeting
first_day: Wed 2018-10-24
last_day: Thu 2018-10-25
timezone: Europe/London
house: house.yaml
people: people.csv
fixtures:
  - {id: barbecue, title: Barbecue, at: day 2 13:00, minutes: 60, kind: meal, tables: 2, hosts: [ann, ben]}
sessions:
  - id: clinics
    title: Clinics
    format: group
    groups:
      - Ports of entry
      - {topic: Health workers, seats: 3-6}
      - 4
    facilitators: [ann, "ben*", "*"]
    rapporteurs: ["*", cai, "*Minister"]
  - id: plans
    title: Plans
    format: group
    groups: 2
  - id: again
    title: Clinics again
    format: group
    same_groups_as: clinics
    after: clinics
    rapporteurs: [dee, eli, fay]
mix:
  balance: {sector: 3, country: 1}
  together: [[ann, dee], {people: [young], in: [clinics, dinner@day-1]}]
  apart: [{people: [ann, ben, cai], in: dinner}]
  seats: {clinics: {gus: ports of entry}, dinner: {gus: 2}, barbecue: {eli: 1}}
  preferences: 5
"""
HOUSE = """\
house: The House
rooms:
  - {id: hall, name: Hall, layouts: {theatre: 40}}
  - {id: oak, name: Oak Room, layouts: {breakout: 12}}
  - {id: elm, name: Elm Room, layouts: {breakout: 12}}
  - {id: ash, name: Ash Room, layouts: {breakout: 12}, step_free: yes}
meals:
  - {id: dinner, title: Dinner, between: 19:00-22:00, minutes: 90-120, on: all, tables: [4, 3-5], hosts: [cai, "*"]}
"""
PEOPLE = """\
id,name,country,tags,needs,sector,preferences
ann,First guest,FR,,,public,
ben,Second guest,DE,,,private,clinics: Health workers > 1; plans: 2
cai,Third guest,,,,public,
dee,Fourth guest,,young,,public,plans: 1 > 2
eli,Fifth guest,,young,,private,
fay,Sixth guest,,,,private,
gus,Seventh guest,,,,private,
"""
GROUPED = {"programme.yaml": PROGRAMME, "house.yaml": HOUSE, "people.csv": PEOPLE}
