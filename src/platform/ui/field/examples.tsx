import type { Example } from '../example.ts'
import { Checkboxes, Radios, SelectField, YesNoUnknown } from './choice-field.tsx'
import { DateField, DateTimeField } from './date-field.tsx'
import { AttendeesField, RowsField } from './rows-field.tsx'
import { NumberField, TextField } from './text-field.tsx'

const date = { day: 'Day', month: 'Month', year: 'Year' }

export const examples: readonly Example[] = [
  {
    name: 'Text',
    element: (
      <TextField
        name="place"
        label="Where was it?"
        hint="A street or a building is enough"
        optionalText="(optional)"
        value="Bus station"
      />
    ),
  },
  { name: 'Number', element: <NumberField name="people" label="How many people?" unit="people" value={3} /> },
  {
    name: 'Yes, no, I don’t know',
    element: (
      <YesNoUnknown
        name="danger"
        label="Is the person in danger now?"
        hint="If yes, call first. The form can wait."
        value="unknown"
        texts={{ yes: 'Yes', no: 'No', unknown: 'I don’t know' }}
      />
    ),
  },
  {
    name: 'One of a few',
    element: (
      <Radios
        name="asked"
        label="Did the person agree to be notified about?"
        problem="Choose one of the three answers"
        options={[
          { value: 'yes', label: 'Yes, she or he agreed' },
          {
            value: 'no',
            label: 'No',
            hint: 'We then send no name and no address',
            more: <TextField name="words" label="In which words?" optionalText="(optional)" width="middle" />,
          },
          { value: 'unsafe', label: 'It was not safe to ask' },
        ]}
      />
    ),
  },
  {
    name: 'Any number',
    element: (
      <Checkboxes
        name="signs"
        label="What did you notice?"
        value={['papers']}
        options={[
          { value: 'papers', label: 'Somebody else keeps the papers' },
          { value: 'speaks', label: 'Somebody else always answers' },
          { value: 'other', label: 'Something else', hint: 'You can say it in the next question' },
        ]}
      />
    ),
  },
  {
    name: 'One of many',
    element: (
      <SelectField
        name="territory"
        label="County"
        emptyLabel="Choose"
        value="b"
        options={[
          { value: 'a', label: 'Exercise county A' },
          { value: 'b', label: 'Exercise county B' },
        ]}
      />
    ),
  },
  {
    name: 'Date',
    element: (
      <DateField
        name="born"
        label="Day of birth"
        hint="For example 27 3 2009"
        texts={date}
        value={{ day: '31', month: '02', year: '2009' }}
        problem="This day does not exist"
        wrongParts={['day']}
      />
    ),
  },
  {
    name: 'Date and time',
    element: (
      <DateTimeField
        name="called"
        label="When did you call?"
        texts={{ ...date, time: 'Time' }}
        value={{ day: '20', month: '11', year: '2026', time: '14:20' }}
      />
    ),
  },
  {
    name: 'Rows',
    element: (
      <RowsField
        name="goals"
        label="Goals of the plan"
        hint="As the person said them"
        addAnother="Add another goal"
        rows={[1, 2].map(number => ({
          legend: `Goal ${number}`,
          remove: 'Remove',
          children: (
            <>
              <TextField name={`goals-${number - 1}-what`} label="What shall be different" />
              <TextField name={`goals-${number - 1}-by`} label="Until when" />
            </>
          ),
        }))}
      />
    ),
  },
  {
    name: 'Who was there',
    element: (
      <AttendeesField
        name="present"
        label="Who was in the room?"
        count={1}
        value={[{ role: 'psychologist', kind: 'child-protection', name: '' }]}
        roles={[{ value: 'psychologist', label: 'Psychologist' }]}
        kinds={[{ value: 'child-protection', label: 'Child protection' }]}
        texts={{ role: 'Role', kind: 'From', person: 'Name', choose: 'Choose', row: number => `Present ${number}` }}
        addAnother="Add another"
      />
    ),
  },
]
