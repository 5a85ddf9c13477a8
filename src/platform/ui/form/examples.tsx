import type { Example } from '../example.ts'
import { LongTextField } from '../field/text-field.tsx'
import { ErrorSummary } from './error-summary.tsx'
import { FormFrame } from './form-frame.tsx'
import { StepHeader } from './step-header.tsx'

export const examples: readonly Example[] = [
  {
    name: 'Step',
    element: <StepHeader progress="3 of 8" current={3} total={8} back={{ href: '/sign/2', label: 'Back' }} />,
  },
  {
    name: 'What to put right',
    element: (
      <ErrorSummary
        title="Two answers need another look"
        problems={[
          { field: 'heard', message: 'Write what you saw or heard, in your own words' },
          { field: 'born', message: 'The day of birth lies in the future' },
        ]}
      />
    ),
  },
  {
    name: 'A form',
    element: (
      <FormFrame
        action="/patterns"
        form="F-EXAMPLE"
        version={1}
        submit="Go on"
        second={{ label: 'Save and go on later', name: '_save', value: 'later' }}
        cancel={{ href: '/work', label: 'Leave without saving' }}
      >
        <LongTextField
          name="heard"
          label="What did you see or hear?"
          hint="Your own words are enough. Do not ask the person further questions."
          countHint="Up to 2,000 characters"
          problem="Write what you saw or heard, in your own words"
        />
      </FormFrame>
    ),
  },
]
